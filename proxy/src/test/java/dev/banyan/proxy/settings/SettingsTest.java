package dev.banyan.proxy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.settings.Settings.AccessLog;
import dev.banyan.proxy.settings.Settings.DebugHeaders;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.settings.Settings.Transport;
import dev.banyan.proxy.settings.Settings.UnderscoreHeaders;
import dev.banyan.rules.message.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key: its default, what it maps to from a file, and the same from the environment. */
class SettingsTest {

    /** @param written another value than the default, as a variable has it; in a file lists stand in brackets */
    record Row(String path, Function<Settings, Object> read, Object byDefault, String written, Object value) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Row> keys() {
        return Stream.of(
                new Row("http.host", s -> s.http().host(), "0.0.0.0", "127.0.0.1", "127.0.0.1"),
                new Row("http.port", s -> s.http().port(), 8080, "0", 0),
                new Row("http.http2", s -> s.http().http2(), true, "false", false),
                new Row(
                        "http.proxyProtocol",
                        s -> s.http().proxyProtocol(),
                        ProxyProtocol.OFF,
                        "require",
                        ProxyProtocol.REQUIRE),
                new Row("admin.host", s -> s.admin().host(), "127.0.0.1", "\"::\"", "::"),
                new Row("admin.port", s -> s.admin().port(), 9901, "65535", 65_535),
                new Row(
                        "admin.tokenFile",
                        s -> String.valueOf(s.admin().tokenFile()),
                        "null",
                        "admin.token",
                        "admin.token"),
                new Row(
                        "trustedProxies",
                        Settings::trustedProxies,
                        List.of(),
                        "10.0.0.0/8, 127.0.0.1",
                        List.of(Network.parse("10.0.0.0/8"), Network.parse("127.0.0.1"))),
                new Row("debugHeaders", Settings::debugHeaders, DebugHeaders.TRUSTED, "off", DebugHeaders.OFF),
                new Row("limits.maxConnections", s -> s.limits().maxConnections(), 20_000, "5", 5),
                new Row("limits.maxRequestLine", s -> s.limits().maxRequestLine(), 8192, "4KiB", 4096),
                new Row("limits.maxHeaderBytes", s -> s.limits().maxHeaderBytes(), 16_384, "64KiB", 65_536),
                new Row("limits.maxHeaders", s -> s.limits().maxHeaders(), 100, "7", 7),
                new Row(
                        "limits.headersTimeout",
                        s -> s.limits().headersTimeout(),
                        Duration.ofSeconds(10),
                        "3s",
                        Duration.ofSeconds(3)),
                new Row(
                        "limits.bodyIdleTimeout",
                        s -> s.limits().bodyIdleTimeout(),
                        Duration.ofSeconds(30),
                        "1h",
                        Duration.ofHours(1)),
                new Row(
                        "limits.keepAliveIdle",
                        s -> s.limits().keepAliveIdle(),
                        Duration.ofSeconds(60),
                        "250ms",
                        Duration.ofMillis(250)),
                new Row("limits.maxConcurrentStreams", s -> s.limits().maxConcurrentStreams(), 100, "7", 7),
                new Row("limits.maxConnectionsPerClient", s -> s.limits().maxConnectionsPerClient(), 20_000, "7", 7),
                new Row("limits.maxRequestsPerConnection", s -> s.limits().maxRequestsPerConnection(), 10_000, "1", 1),
                new Row(
                        "limits.writeStallTimeout",
                        s -> s.limits().writeStallTimeout(),
                        Duration.ofSeconds(30),
                        "1m",
                        Duration.ofMinutes(1)),
                new Row("limits.minBodyRate", s -> s.limits().minBodyRate(), 500, "0B", 0),
                new Row(
                        "limits.tunnelIdle",
                        s -> s.limits().tunnelIdle(),
                        Duration.ofHours(1),
                        "5m",
                        Duration.ofMinutes(5)),
                new Row(
                        "strict.underscoreHeaders",
                        s -> s.strict().underscoreHeaders(),
                        UnderscoreHeaders.DROP,
                        "reject",
                        UnderscoreHeaders.REJECT),
                new Row("strict.encodedSlash", s -> s.strict().rejectEncodedSlash(), false, "reject", true),
                new Row("strict.pathParams", s -> s.strict().rejectPathParams(), false, "reject", true),
                new Row("strict.mergeSlashes", s -> s.strict().mergeSlashes(), false, "true", true),
                new Row("drain.delay", s -> s.drain().delay(), Duration.ofSeconds(5), "0s", Duration.ZERO),
                new Row("drain.timeout", s -> s.drain().timeout(), Duration.ofSeconds(30), "2m", Duration.ofMinutes(2)),
                new Row(
                        "accessLog.format",
                        s -> s.accessLog().format(),
                        AccessLog.Format.JSON,
                        "off",
                        AccessLog.Format.OFF),
                new Row("accessLog.path", s -> s.accessLog().path(), "-", "/var/log/a.log", "/var/log/a.log"),
                new Row(
                        "accessLog.redact",
                        s -> s.accessLog().redact(),
                        List.of("authorization", "cookie", "set-cookie"),
                        "User-Agent",
                        List.of("user-agent")),
                new Row(
                        "stateDir",
                        Settings::stateDir,
                        Path.of(".banyan"),
                        "/var/lib/banyan",
                        Path.of("/var/lib/banyan")),
                new Row("eventLoops", Settings::eventLoops, 0, "3", 3),
                new Row("transport", Settings::transport, Transport.AUTO, "io_uring", Transport.IO_URING));
    }

    /** Keys that are refused still, or that stand in a section that cannot be without its certificates. */
    private static final Set<String> WITHOUT_FIELD = Set.of(
            "https.host",
            "https.port",
            "https.clientCa",
            "https.clientAuth",
            "https.minVersion",
            "https.proxyProtocol",
            "stateStore",
            "tracing.otlpEndpoint",
            "tracing.sampleRatio");

    @Test
    void everyKeyHasARowAndEveryRowAKey() {
        Set<String> rows = keys().map(Row::path).collect(Collectors.toCollection(TreeSet::new));
        rows.addAll(WITHOUT_FIELD);
        assertThat(rows)
                .containsExactlyElementsOf(new TreeSet<>(Variables.paths().keySet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void aKeyThatIsLeftOutHasItsDefault(Row row) throws InvalidSettings {
        assertThat(row.read().apply(Settings.defaults())).isEqualTo(row.byDefault());
        assertThat(row.read().apply(SettingsReader.read("s.yaml", "# nothing\n", Map.of(), Map.of())))
                .isEqualTo(row.byDefault());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void aKeyInTheFileHasItsValue(Row row) throws InvalidSettings {
        Settings settings = SettingsReader.read("s.yaml", yaml(row), Map.of(), Map.of());
        assertThat(row.read().apply(settings)).isEqualTo(row.value());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void aVariableBeatsTheFile(Row row) throws InvalidSettings {
        Map<String, String> environment =
                Map.of(Variables.name(row.path()), row.written().replace("\"", ""));
        for (String file : List.of("", "transport: nio\ndrain: {delay: 9s}\nhttp: {port: 9}")) {
            Settings settings = SettingsReader.read("s.yaml", file, environment, Map.of());
            assertThat(row.read().apply(settings)).isEqualTo(row.value());
        }
    }

    /** {@code a.b} and {@code v} as {@code a: {b: v}}; lists in brackets. */
    private static String yaml(Row row) {
        String written =
                row.byDefault() instanceof List ? "[\"" + row.written().replace(", ", "\", \"") + "\"]" : row.written();
        String[] keys = row.path().split("\\.");
        return keys.length == 1 ? keys[0] + ": " + written + "\n" : keys[0] + ":\n  " + keys[1] + ": " + written + "\n";
    }
}
