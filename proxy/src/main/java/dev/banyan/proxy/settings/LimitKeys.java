package dev.banyan.proxy.settings;

import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Quantities;
import dev.banyan.rules.yaml.shape.Shape;
import java.time.Duration;

/** The section {@code limits}. */
final class LimitKeys {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    private static final Key<Integer> MAX_CONNECTIONS = Key.of(
                    "maxConnections", Numbers.integer(1, 1_000_000), "Connections from clients at a time.")
            .byDefault(20_000, 20_000);
    private static final Key<Integer> MAX_REQUEST_LINE = Key.of(
                    "maxRequestLine", SettingTexts.size(256, MIB), "Longer request lines are answered 414.")
            .byDefault(8 * KIB, "8KiB");
    private static final Key<Integer> MAX_HEADER_BYTES = Key.of(
                    "maxHeaderBytes", SettingTexts.size(KIB, MIB), "More bytes of headers are answered 431.")
            .byDefault(16 * KIB, "16KiB");
    private static final Key<Integer> MAX_HEADERS = Key.of(
                    "maxHeaders", Numbers.integer(1, 10_000), "More headers are answered 431.")
            .byDefault(100, 100);
    private static final Key<Duration> HEADERS_TIMEOUT = Key.of(
                    "headersTimeout", Quantities.DURATION_SHAPE, "How long the head of a request may take.")
            .byDefault(Duration.ofSeconds(10), "10s");
    private static final Key<Duration> BODY_IDLE_TIMEOUT = Key.of(
                    "bodyIdleTimeout", Quantities.DURATION_SHAPE, "How long a request's body may pause.")
            .byDefault(Duration.ofSeconds(30), "30s");
    private static final Key<Duration> KEEP_ALIVE_IDLE = Key.of(
                    "keepAliveIdle", Quantities.DURATION_SHAPE, "How long an unused client connection is kept.")
            .byDefault(Duration.ofSeconds(60), "60s");
    private static final Key<Integer> MAX_CONCURRENT_STREAMS = Key.of(
                    "maxConcurrentStreams", Numbers.integer(1, 100_000), "Streams of one HTTP/2 connection at a time.")
            .byDefault(100, 100);

    private static final Key<Integer> MAX_CONNECTIONS_PER_CLIENT = Key.of(
            "maxConnectionsPerClient",
            Numbers.integer(1, 1_000_000),
            "Connections from one address at a time, trustedProxies aside; left out: as maxConnections.");
    private static final Key<Integer> MAX_REQUESTS_PER_CONNECTION = Key.of(
                    "maxRequestsPerConnection",
                    Numbers.integer(1, 1_000_000_000),
                    "The last one closes the connection.")
            .byDefault(10_000, 10_000);
    private static final Key<Duration> WRITE_STALL_TIMEOUT = Key.of(
                    "writeStallTimeout", Quantities.DURATION_SHAPE, "How long a client may take nothing of its answer.")
            .byDefault(Duration.ofSeconds(30), "30s");
    private static final Key<Integer> MIN_BODY_RATE = Key.of(
                    "minBodyRate",
                    SettingTexts.size(0, MIB),
                    "Bytes a second that a request's body must bring, from its tenth second on; 0B: any.")
            .byDefault(500, "500B");
    private static final Key<Duration> TUNNEL_IDLE = Key.of(
                    "tunnelIdle", Quantities.DURATION_SHAPE, "How long a WebSocket may be silent both ways.")
            .byDefault(Duration.ofHours(1), "1h");

    static final Shape<Settings.Limits> SHAPE = Keys.of(
                    "limits",
                    MAX_CONNECTIONS,
                    MAX_REQUEST_LINE,
                    MAX_HEADER_BYTES,
                    MAX_HEADERS,
                    HEADERS_TIMEOUT,
                    BODY_IDLE_TIMEOUT,
                    KEEP_ALIVE_IDLE,
                    MAX_CONCURRENT_STREAMS,
                    MAX_CONNECTIONS_PER_CLIENT,
                    MAX_REQUESTS_PER_CONNECTION,
                    WRITE_STALL_TIMEOUT,
                    MIN_BODY_RATE,
                    TUNNEL_IDLE)
            .as(LimitKeys::limits);

    private LimitKeys() {}

    static Settings.Limits limits(Fields fields) {
        int maxConnections = fields.get(MAX_CONNECTIONS);
        Integer perClient = fields.find(MAX_CONNECTIONS_PER_CLIENT);
        return new Settings.Limits(
                maxConnections,
                fields.get(MAX_REQUEST_LINE),
                fields.get(MAX_HEADER_BYTES),
                fields.get(MAX_HEADERS),
                fields.get(HEADERS_TIMEOUT),
                fields.get(BODY_IDLE_TIMEOUT),
                fields.get(KEEP_ALIVE_IDLE),
                fields.get(MAX_CONCURRENT_STREAMS),
                perClient == null ? maxConnections : perClient,
                fields.get(MAX_REQUESTS_PER_CONNECTION),
                fields.get(WRITE_STALL_TIMEOUT),
                fields.get(MIN_BODY_RATE),
                fields.get(TUNNEL_IDLE));
    }
}
