package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body may be small and say much: it is undone up to what may come, and no further. */
class CodingBombsTest {
    private static final int MIB = 1 << 20;

    static Stream<Arguments> inflations() throws IOException {
        byte[] zeros = gzip(new byte[MIB], 1000);
        return Stream.of(
                Arguments.of("1000 to 1", "gzip", zeros, "more than 1048576 bytes (expected: no more), in maxBody"),
                Arguments.of("a million to 1", "gzip, gzip", gzip(zeros, 1), "in maxBody"),
                Arguments.of(
                        "layer upon layer",
                        "gzip, gzip, gzip, gzip",
                        gzip(gzip(gzip(zeros, 1), 1), 1),
                        "4 codings (expected: at most 3), in content-encoding"),
                Arguments.of("20 000 members", "gzip", members(20_000), "too many members"),
                Arguments.of(
                        "a thousand times the same name",
                        "gzip,".repeat(1000),
                        zeros,
                        "codings (expected: at most 3)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inflations")
    void noCodingHidesMoreThanMayCome(String name, String coding, byte[] body, String outcome) {
        List<Field> headers = List.of(new Field("Content-Encoding", coding));
        for (String format : new String[] {"json", "xml", "csv", "text"}) {
            Compiled compiled =
                    Compiled.of("{request: {body: " + Cheap.KEEP.formatted(format) + "}, onError: passthrough}");
            if (outcome.contains("maxBody")) {
                assertThat(Cheap.outcome(compiled, body, headers)).contains(outcome);
            }
            Compiled strict = Compiled.of("{request: {body: " + Cheap.KEEP.formatted(format) + "}}");
            assertThat(Cheap.outcome(strict, body, headers)).contains(outcome);
        }
    }

    private static byte[] gzip(byte[] piece, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(piece);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] members(int count) throws IOException {
        byte[] member = gzip(new byte[0], 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.write(member);
        }
        return bytes.toByteArray();
    }
}
