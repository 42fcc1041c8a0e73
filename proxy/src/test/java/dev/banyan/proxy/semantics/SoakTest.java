package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.proxy.wire.WebSocketOrigin;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies far larger than what may be kept of them, with a receiver that stops reading in between. The same with a
 * gibibyte each, and looked at from outside: {@code proxy/bench/soak}.
 */
class SoakTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final long TOTAL = Freight.LEAST;
    private static final long ALLOWED = 16 * MEBIBYTE;
    private static final Stages STAGES = new Stages();

    static Stream<Arguments> combinations() {
        return Combination.all()
                .flatMap(combination -> Stream.of(true, false).map(known -> Arguments.of(combination, known)));
    }

    @AfterAll
    static void stop() throws IOException {
        STAGES.close();
    }

    @ParameterizedTest(name = "{0}, known length {1}")
    @MethodSource("combinations")
    void anUploadTakesNoMoreMemoryThanItMay(Combination combination, boolean known) throws Exception {
        Stage stage = STAGES.of(combination);
        Freight.warmUp().up(stage, known);
        long before = memory();
        new Freight("up", TOTAL, () -> grewLittleSince(before)).up(stage, known);
        grewLittleSince(before);
    }

    @ParameterizedTest(name = "{0}, known length {1}")
    @MethodSource("combinations")
    void aDownloadTakesNoMoreMemoryThanItMay(Combination combination, boolean known) throws Exception {
        Stage stage = STAGES.of(combination);
        Freight.warmUp().down(stage, known);
        long before = memory();
        new Freight("down", TOTAL, () -> grewLittleSince(before)).down(stage, known);
        grewLittleSince(before);
    }

    @ParameterizedTest(name = "to the backend {0}")
    @ValueSource(booleans = {true, false})
    void aWebSocketTakesNoMoreMemoryThanItMay(boolean up) throws Exception {
        try (WebSocketOrigin origin = new WebSocketOrigin();
                RunningBanyan banyan = RunningBanyan.on("""
                        version: 1
                        backends:
                          chat: {url: "%s"}
                        routes:
                          - {id: all, match: {prefix: /}, legacy: chat}
                        """.formatted(origin.url()))) {
            Freight.warmUp().throughWebSocket(banyan.port(), origin, up);
            long before = memory();
            new Freight("socket", TOTAL, () -> grewLittleSince(before)).throughWebSocket(banyan.port(), origin, up);
            grewLittleSince(before);
        }
    }

    private static void grewLittleSince(long before) {
        assertThat(memory() - before).as("growth of heap and direct memory").isLessThan(ALLOWED);
    }

    /** What is in use of the heap when the garbage is gone, and Netty's buffers outside of it. */
    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
