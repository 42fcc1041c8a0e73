package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of sizes at the edges of frames, windows and buffers, there and back, byte for byte. */
class BodySizesTest {
    private static final Stages STAGES = new Stages();

    static Stream<Arguments> sizes() {
        return Combination.all().flatMap(combination -> Stream.of(0, 1, 65_535, 65_536, 1 << 20)
                .flatMap(size -> Stream.of(true, false).map(known -> Arguments.of(combination, size, known))));
    }

    @AfterAll
    static void stop() throws IOException {
        STAGES.close();
    }

    @ParameterizedTest(name = "{0}: {1} bytes, known length {2}")
    @MethodSource("sizes")
    void aBodyArrivesAsItWasSent(Combination combination, int size, boolean known) throws Exception {
        byte[] up = noise(size, 1);
        byte[] down = noise(size, 2);
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> {
            String hash = hash(exchange.body());
            if (known) {
                exchange.answer(200, down, "x-hash: " + hash);
            } else {
                exchange.head(200, "x-hash: " + hash);
                exchange.send(down);
                exchange.end();
            }
        });
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, known ? List.of("Content-Length: " + size) : List.of());
            caller.send(up);
            caller.end(List.of());
            Answer answer = caller.answer();

            assertThat(answer.header("x-hash")).isEqualTo(hash(up));
            assertThat(hash(answer.body())).isEqualTo(hash(down));
            assertThat(answer.whole()).isTrue();
        }
        stage.goesOn();
    }

    private static byte[] noise(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
