package dev.banyan.proxy.wire;

import dev.banyan.legacy.translate.Translator;
import dev.banyan.proxy.boot.Banyan;
import dev.banyan.proxy.boot.StartRefused;
import dev.banyan.proxy.settings.InvalidSettings;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.rules.model.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole Banyan on free ports, from a few lines of rules; its files live in a directory of their own. */
public final class RunningBanyan implements AutoCloseable {
    private final Path directory;
    private final Path rules;
    private final Banyan banyan;
    private boolean stopped;

    private RunningBanyan(Path directory, Path rules, Banyan banyan) {
        this.directory = directory;
        this.rules = rules;
        this.banyan = banyan;
    }

    /** With debug headers for everybody, no access log and no delay when it drains. */
    public static RunningBanyan on(String rules) {
        return on(rules, "");
    }

    /** @param settings further lines of the settings */
    public static RunningBanyan on(String rules, String settings) {
        return on(rules, settings, generation -> Map.of());
    }

    /** With these translators, whatever the rules say of the translations of their names. */
    public static RunningBanyan on(String rules, Translator... translators) {
        return on(rules, "", translators);
    }

    public static RunningBanyan on(String rules, String settings, Translator... translators) {
        Map<String, Translator> byName =
                Stream.of(translators).collect(Collectors.toMap(Translator::name, Function.identity()));
        return on(rules, settings, generation -> byName);
    }

    /** @param translators of each generation */
    public static RunningBanyan on(
            String rules, String settings, Function<Rules, Map<String, Translator>> translators) {
        return started(rules, settings, Map.of(), (all, file) -> Banyan.start(all, file, translators));
    }

    /**
     * With the translations that the rules themselves say.
     *
     * @param schemas files beside the rules, by name
     */
    public static RunningBanyan translating(String rules, Map<String, String> schemas) {
        return started(rules, "", schemas, Banyan::start);
    }

    @FunctionalInterface
    private interface Start {
        Banyan with(Settings settings, Path rules) throws StartRefused, IOException;
    }

    private static RunningBanyan started(String rules, String settings, Map<String, String> files, Start start) {
        try {
            Path directory = Files.createTempDirectory("banyan-test");
            Path file = Files.writeString(directory.resolve("rules.yaml"), rules);
            Path settingsFile = Files.writeString(directory.resolve("settings.yaml"), settings(directory, settings));
            for (Map.Entry<String, String> beside : files.entrySet()) {
                Files.writeString(directory.resolve(beside.getKey()), beside.getValue());
            }
            Settings all = Settings.load(settingsFile, Map.of(), Map.of());
            return new RunningBanyan(directory, file, start.with(all, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StartRefused | InvalidSettings e) {
            throw new IllegalArgumentException(problems(e), e);
        }
    }

    private static String problems(Exception e) {
        return e instanceof StartRefused refused
                ? refused.problems().toString()
                : ((InvalidSettings) e).problems().toString();
    }

    private static String settings(Path directory, String further) {
        String all = further;
        all += own(further, "http:", "http: {host: 127.0.0.1, port: 0}");
        all += own(further, "admin:", "admin: {port: 0}");
        all += own(further, "debugHeaders:", "debugHeaders: everyone");
        all += own(further, "accessLog:", "accessLog: {format: off}");
        all += own(further, "drain:", "drain: {delay: 0s, timeout: 5s}");
        all += own(further, "eventLoops:", "eventLoops: 2");
        return all + "\nstateDir: " + directory.resolve("state") + "\n";
    }

    private static String own(String further, String key, String line) {
        return further.contains(key) ? "" : "\n" + line;
    }

    public int port() {
        return banyan.httpPort();
    }

    public int httpsPort() {
        return banyan.httpsPort();
    }

    public int adminPort() {
        return banyan.adminPort();
    }

    public Banyan banyan() {
        return banyan;
    }

    public Path rules() {
        return rules;
    }

    /** A connection of its own. */
    public RawClient client() throws IOException {
        return new RawClient(port());
    }

    /** One GET over a connection of its own. */
    public RawMessage get(String target, String... headers) throws IOException {
        try (RawClient client = client()) {
            return client.get(target, headers);
        }
    }

    /** One request over a connection of its own. */
    public RawMessage ask(String bytes) throws IOException {
        try (RawClient client = client()) {
            return client.ask(bytes);
        }
    }

    /** How many requests wait for a connection to that backend. */
    public int pending(String backend) throws IOException {
        return (int) metric("banyan_backend_connections{backend=\"" + backend + "\",state=\"pending\"}");
    }

    /** A sample of the metrics, by its name and labels; 0 where there is none. */
    public double metric(String sample) throws IOException {
        try (RawClient client = new RawClient(adminPort())) {
            return client.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(sample + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                    .findFirst()
                    .orElse(0);
        }
    }

    public void stop() throws IOException {
        if (!stopped) {
            stopped = true;
            banyan.stop();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
