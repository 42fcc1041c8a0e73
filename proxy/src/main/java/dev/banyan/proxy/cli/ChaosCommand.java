package dev.banyan.proxy.cli;

import dev.banyan.proxy.boot.Banyan;
import dev.banyan.proxy.boot.StartRefused;
import dev.banyan.proxy.chaos.ChaosReport;
import dev.banyan.proxy.chaos.ChaosRun;
import dev.banyan.proxy.chaos.FaultOrigin;
import dev.banyan.proxy.settings.InvalidSettings;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.rules.live.Loaded;
import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rules put to the test: every backend is replaced by one that fails on purpose, on loopback. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Try your rules against backends that fail in every way, all on loopback.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nobody waited for ever, no POST was executed twice", "1:not so", "2:wrong usage"},
        footer = {"", "The rules are copied; your backends and your running Banyan are not touched."})
final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--rules", required = true, paramLabel = "PATH", description = "A file, or a directory of *.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @Option(names = "--requests", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int requests = 2_000;

    @Option(
            names = "--faults",
            paramLabel = "PERCENT",
            description = "Share of requests that fail; default ${DEFAULT-VALUE}.")
    private int faults = 30;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed fails alike; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--pause",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long a backend freezes or is late; default 2s.")
    private @Nullable Duration pause;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Loaded loaded = RulesFiles.load(rules);
        PrintWriter err = spec.commandLine().getErr();
        var generation = loaded.generation();
        if (generation == null) {
            loaded.problems().forEach(err::println);
            return 1;
        }
        Map<String, FaultOrigin> origins = new LinkedHashMap<>();
        try {
            return run(generation.rules(), origins);
        } catch (IOException | StartRefused | InvalidSettings failed) {
            err.println("banyan chaos: " + failed.getMessage());
            return 1;
        } finally {
            origins.values().forEach(ChaosCommand::close);
        }
    }

    private int run(Rules model, Map<String, FaultOrigin> origins)
            throws IOException, StartRefused, InvalidSettings, InterruptedException {
        for (Backend backend : model.backends().values()) {
            for (URI url : ((Backend.Origins) backend.target()).urls()) {
                if (!origins.containsKey(url.toString())) {
                    Duration length = pause == null ? Duration.ofSeconds(2) : pause;
                    origins.put(url.toString(), new FaultOrigin(seed + origins.size(), faults / 100.0, length));
                }
            }
        }
        Path directory = Files.createTempDirectory("banyan-chaos");
        Path copy = copy(origins, directory);
        Path settings = Files.writeString(
                directory.resolve("settings.yaml"),
                "http: {host: 127.0.0.1, port: 0}\nadmin: {port: 0}\naccessLog: {format: off}\n"
                        + "drain: {delay: 0s, timeout: 1s}\nstateDir: " + directory.resolve("state") + "\n");
        Banyan banyan = Banyan.start(Settings.load(settings, Map.of(), Map.of()), copy);
        try {
            ChaosReport report = new ChaosRun(
                            banyan.httpPort(), model, List.copyOf(origins.values()), Duration.ofMinutes(2), seed)
                    .run(requests);
            spec.commandLine().getOut().print(report.text());
            return report.isFine() ? 0 : 1;
        } finally {
            banyan.stop();
            delete(directory);
        }
    }

    /** The rules in a directory of their own, with other addresses. */
    private Path copy(Map<String, FaultOrigin> origins, Path directory) throws IOException {
        Path into = Files.createDirectory(directory.resolve("rules"));
        try (Stream<Path> files = Files.isDirectory(rules) ? Files.list(rules) : Stream.of(rules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(into.resolve(file.getFileName()), withOtherAddresses(text, origins));
            }
        }
        return into;
    }

    /** In one pass and the longest first: one address may begin like another. */
    private static String withOtherAddresses(String text, Map<String, FaultOrigin> origins) {
        String any = origins.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(any).matcher(text).replaceAll(found -> {
            FaultOrigin origin = origins.get(found.group());
            return Matcher.quoteReplacement(origin == null ? found.group() : origin.url());
        });
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void close(FaultOrigin origin) {
        try {
            origin.close();
        } catch (IOException gone) {
            // Nothing is left to close.
        }
    }
}
