package dev.banyan.proxy.cli;

import dev.banyan.proxy.demo.Demo;
import dev.banyan.proxy.demo.Operator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A migration to watch: nothing to install, nothing left behind. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Watch a migration happen between two toy shops, in about ninety seconds.",
        footer = {"", "Everything runs in this process and on loopback. Ctrl-C ends it."})
final class DemoCommand implements Callable<Integer> {
    private static final String LOG_LEVEL = "BANYAN_LOG_LEVEL";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "End by itself after this time, such as 20s; the tour is paced to fit.")
    private @Nullable Duration length;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        keepLogsOffTheScreen();
        PrintWriter out = spec.commandLine().getOut();
        try {
            new Demo(out, DemoCommand::operator, StopSignals.install()).run(length);
            return 0;
        } catch (IOException failed) {
            spec.commandLine().getErr().println("banyan demo: " + failed.getMessage());
            return 1;
        }
    }

    /** A log line would stand in the midst of the table; before anything logs. */
    private static void keepLogsOffTheScreen() {
        if (System.getenv(LOG_LEVEL) == null && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "ERROR");
        }
    }

    /** Types Banyan's own commands, as anybody could from another terminal. */
    private static Operator operator(String admin) {
        return words -> {
            String[] line = Arrays.copyOf(words, words.length + 2);
            line[words.length] = "--admin";
            line[words.length + 1] = admin;
            StringWriter err = new StringWriter();
            int exit = Main.run(Streams.NONE, new PrintWriter(new StringWriter()), new PrintWriter(err), line);
            return exit == 0 ? "" : err.toString().lines().findFirst().orElse("exit code " + exit);
        };
    }
}
