package dev.banyan.proxy.cli;

import dev.banyan.proxy.boot.Banyan;
import dev.banyan.proxy.boot.StartRefused;
import dev.banyan.proxy.settings.InvalidSettings;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.rules.validate.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The proxy itself: starts, says where it listens, and serves until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the proxy until SIGTERM or Ctrl-C, which drain it; a second Ctrl-C ends it at once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped after a clean drain", "1:bad rules or settings, or a port is taken", "2:wrong usage"
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(names = "--rules", required = true, paramLabel = "PATH", description = "A file, or a directory of *.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @Option(names = "--settings", paramLabel = "FILE", description = "Process-level choices; each has a default.")
    private @Nullable Path settings;

    @Option(names = "--port", paramLabel = "N", description = "For traffic, 0 takes a free one; default 8080.")
    private @Nullable Integer port;

    @Option(names = "--admin-port", paramLabel = "N", description = "For operators, 0 takes a free one; default 9901.")
    private @Nullable Integer adminPort;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stop = StopSignals.install();
        try {
            return serve(Settings.load(settings, System.getenv(), flags()), stop);
        } catch (InvalidSettings invalid) {
            return refuse(invalid.problems());
        }
    }

    private int serve(Settings all, CountDownLatch stop) throws InterruptedException {
        try {
            serve(Banyan.start(all, rules), stop);
            return 0;
        } catch (StartRefused refused) {
            return refuse(refused);
        } catch (IOException failed) {
            boolean taken = failed.getCause() instanceof BindException;
            spec.commandLine()
                    .getErr()
                    .println("banyan serve: " + (taken ? ports(all) + " (expected: free ports): " : "") + said(failed));
            return 1;
        }
    }

    private static String ports(Settings all) {
        Settings.Https https = all.https();
        return "http.port " + all.http().port() + (https == null ? "" : ", https.port " + https.port())
                + " or admin.port " + all.admin().port();
    }

    /** Of a file that cannot be had the platform often says no more than its name. */
    private static String said(IOException failed) {
        if (failed instanceof FileSystemException file && file.getReason() == null) {
            String found = failed instanceof NoSuchFileException ? "not there" : "cannot be had";
            return file.getFile() + ": " + found + " (expected: a file or directory that this user may use)";
        }
        return String.valueOf(failed.getMessage());
    }

    private void serve(Banyan banyan, CountDownLatch stop) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(ReadyLine.of(banyan));
        out.flush();
        stop.await();
        banyan.stop();
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        if (port != null) {
            flags.put("--port", port.toString());
        }
        if (adminPort != null) {
            flags.put("--admin-port", adminPort.toString());
        }
        return flags;
    }

    private int refuse(StartRefused refused) {
        if (refused.getCause() != null) {
            LOG.error("the start failed for a fault of Banyan's own", refused.getCause());
        }
        return refuse(refused.problems());
    }

    private int refuse(List<Problem> problems) {
        ProblemReport.text(
                spec.commandLine().getErr(), spec.commandLine().getColorScheme().ansi(), problems);
        return 1;
    }
}
