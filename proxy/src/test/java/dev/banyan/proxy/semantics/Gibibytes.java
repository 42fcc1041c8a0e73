package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.WebSocketOrigin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gibibyte one way, through a Banyan in a process of its own whose memory the kernel counts. Not part of the build: it
 * takes minutes; {@code proxy/bench/soak} runs it. {@code -Dsoak.mebibytes=64} moves less.
 */
class Gibibytes {
    private static final long MEBIBYTE = 1 << 20;
    private static final long TOTAL = Long.getLong("soak.mebibytes", 1024) * MEBIBYTE;
    private static final long ALLOWED = 16 * MEBIBYTE;

    @ParameterizedTest(name = "{0}, up {1}, known length {2}")
    @CsvSource({
        "H1_TO_H1, true, true",
        "H1_TO_H1, false, true",
        "H1_TO_H1, true, false",
        "H1_TO_H1, false, false",
        "H2_TO_H1, true, false",
        "H2_TO_H1, false, false",
        "H1_TO_H2, true, false",
        "H1_TO_H2, false, false",
        "H2_TO_H2, true, false",
        "H2_TO_H2, false, false"
    })
    void aBody(Combination combination, boolean up, boolean known) throws Exception {
        ServedBanyan[] banyan = new ServedBanyan[1];
        try (Stage stage = new Stage(combination, (rules, settings) -> {
            banyan[0] = ServedBanyan.on(rules, settings);
            return new Stage.Door(banyan[0].port(), banyan[0]);
        })) {
            String name = combination + (known ? " length " : " chunks ") + (up ? "up" : "down");
            measure(name, banyan[0], freight -> {
                if (up) {
                    freight.up(stage, known);
                } else {
                    freight.down(stage, known);
                }
            });
        }
    }

    @ParameterizedTest(name = "up {0}")
    @ValueSource(booleans = {true, false})
    void aWebSocket(boolean up) throws Exception {
        try (WebSocketOrigin origin = new WebSocketOrigin();
                ServedBanyan banyan = ServedBanyan.on("""
                        version: 1
                        backends:
                          chat: {url: "%s"}
                        routes:
                          - {id: all, match: {prefix: /}, legacy: chat}
                        """.formatted(origin.url()), "")) {
            measure(
                    "WebSocket " + (up ? "up" : "down"),
                    banyan,
                    freight -> freight.throughWebSocket(banyan.port(), origin, up));
        }
    }

    /** Moves a freight. */
    private interface Way {
        void move(Freight freight) throws Exception;
    }

    private static void measure(String name, ServedBanyan banyan, Way way) throws Exception {
        for (int i = 0; i < 3; i++) {
            way.move(new Freight("warm up", Freight.LEAST, () -> {}));
        }
        long before = banyan.resident();
        long[] held = new long[1];
        long began = System.nanoTime();
        way.move(new Freight(name, TOTAL, () -> held[0] = banyan.resident() - before));
        double seconds = (System.nanoTime() - began) / 1e9;
        long after = banyan.resident() - before;
        System.out.printf(
                "%-24s %4d MiB in %5.1f s; resident %5.1f MiB, while held %+5.1f, afterwards %+5.1f%n",
                name, TOTAL / MEBIBYTE, seconds, mebibytes(before), mebibytes(held[0]), mebibytes(after));
        assertThat(Math.max(held[0], after)).as("growth of the resident memory").isLessThan(ALLOWED);
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) MEBIBYTE;
    }
}
