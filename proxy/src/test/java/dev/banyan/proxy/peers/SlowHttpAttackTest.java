package dev.banyan.proxy.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * slowhttptest holds connections open by every trick it knows, while a good client keeps asking. In every build it is a
 * short attack against short limits; {@code -Dbanyan.attack=full} is the long one against the defaults (see
 * {@code proxy/bench/attack}). Whoever reads a large answer slowly holds a connection to the backend for as long as that
 * is let go on, so the pool is wider than the attack.
 */
@NeedsProgram({SlowHttpAttackTest.PROGRAM, PlainNginx.PROGRAM})
class SlowHttpAttackTest {
    static final String PROGRAM = "slowhttptest";

    private static final boolean FULL = "full".equals(System.getProperty("banyan.attack"));
    private static final int CONNECTIONS = FULL ? 1000 : 200;
    private static final int CONNECTIONS_A_SECOND = FULL ? 200 : 100;
    private static final int SECONDS = FULL ? 60 : 5;
    private static final String LIMITS = FULL ? "" : "limits: {headersTimeout: 1s, bodyIdleTimeout: 1s}";

    @TempDir
    private Path directory;

    private PlainNginx origin;
    private RunningBanyan banyan;

    /** slowhttptest's modes, with what each needs to hurt. */
    enum Mode {
        SLOW_HEADERS("headers-timeout", "/", "-H", "-i", "2", "-x", "24"),
        SLOW_BODY(FULL ? "min-body-rate" : "body-idle-timeout", "/upload", "-B", "-i", "2", "-s", "8192", "-x", "10"),
        SLOW_READ(null, "/large", "-X", "-w", "512", "-y", "1024", "-n", "5", "-z", "32", "-k", "3"),
        RANGES(null, "/", "-R", "-a", "1", "-b", "2000");

        /** The limit that ends it; null: its requests are whole, and are served. */
        private final String limit;

        private final String path;
        private final List<String> arguments;

        Mode(String limit, String path, String... arguments) {
            this.limit = limit;
            this.path = path;
            this.arguments = List.of(arguments);
        }

        List<String> command(int port) {
            List<String> command = new ArrayList<>(List.of(PROGRAM));
            command.addAll(arguments);
            command.addAll(
                    List.of("-c", "" + CONNECTIONS, "-r", "" + CONNECTIONS_A_SECOND, "-l", "" + SECONDS, "-p", "3"));
            command.addAll(List.of("-u", "http://127.0.0.1:" + port + path));
            return command;
        }
    }

    @BeforeEach
    void start() throws IOException {
        origin = PlainNginx.start(directory.resolve("nginx"));
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 4096}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), LIMITS);
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Mode.class)
    void aGoodClientNoticesNothing(Mode mode) throws Exception {
        try (GoodClient good = new GoodClient(banyan.port())) {
            String report = RunningProgram.output(mode.command(banyan.port()), directory.resolve("report"));
            GoodClient.Record record = good.record();
            System.out.printf("%s, %d connections, %d s: %s%n", mode, CONNECTIONS, SECONDS, record);

            assertThat(report)
                    .as("slowhttptest's own view")
                    .contains("service available:")
                    .contains("YES");
            assertThat(record.failures()).as("what the good client met").isEmpty();
            assertThat(record.answers()).isGreaterThan(20);
            if (mode.limit != null) {
                assertThat(banyan.metric("banyan_rejected_requests_total{reason=\"" + mode.limit + "\"}"))
                        .as(mode.limit)
                        .isGreaterThan(CONNECTIONS / 2);
            }
        }
    }
}
