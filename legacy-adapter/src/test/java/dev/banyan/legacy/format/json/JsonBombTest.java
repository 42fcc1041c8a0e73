package dev.banyan.legacy.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.Cost;
import dev.banyan.legacy.Refusal;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents made to cost much. */
class JsonBombTest {
    private static final JsonFormat ALL = new JsonFormat(Wanted.ALL);
    private static final int MEBIBYTE = 1 << 20;

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("a hundred thousand levels of lists", "[".repeat(100_000)),
                Arguments.of("a hundred thousand levels of objects", "{\"a\":".repeat(100_000)),
                Arguments.of("a text of 20 MiB", "[\"" + "x".repeat(20 * MEBIBYTE) + "\"]"),
                Arguments.of("a text of 20 MiB that is no ASCII", "[\"" + "ä".repeat(10 * MEBIBYTE) + "\"]"),
                Arguments.of("a text of 20 MiB of escapes", "[\"" + "\\u00e4".repeat(20 * MEBIBYTE / 6) + "\"]"),
                Arguments.of("a name of 20 MiB", "{\"" + "x".repeat(20 * MEBIBYTE) + "\":1}"),
                Arguments.of("a number of 20 MiB", "[" + "7".repeat(20 * MEBIBYTE) + "]"),
                Arguments.of("a fraction of 20 MiB", "[0." + "7".repeat(20 * MEBIBYTE) + "]"),
                Arguments.of("ten thousand names of one hash", names(10_000, true)),
                Arguments.of("thirty thousand names", names(30_000, false)),
                Arguments.of("ten times ten thousand names", "[" + (names(9_999, false) + ",").repeat(10) + "0]"),
                Arguments.of("ten million lists", "[" + "[],".repeat(10_000_000) + "0]"),
                Arguments.of("five million objects", "[" + "{},".repeat(5_000_000) + "0]"),
                Arguments.of("objects of one part", "[" + "{\"a\":1},".repeat(1_000_000) + "0]"),
                Arguments.of("ten million numbers", "[" + "10,".repeat(7_000_000) + "0]"),
                Arguments.of("20 MiB of blanks", " ".repeat(20 * MEBIBYTE)),
                Arguments.of("20 MiB of line ends", "[" + "\n".repeat(20 * MEBIBYTE) + "]"));
    }

    /** An object whose names, if they are to collide, differ but have the same {@link String#hashCode}. */
    private static String names(int many, boolean collide) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < many; i++) {
            object.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 20; bit++) {
                boolean isSet = (i >> bit & 1) != 0;
                object.append(collide ? (isSet ? "Aa" : "BB") : (isSet ? "1" : "0"));
            }
            object.append("\":1");
        }
        return object.append('}').toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void costsLittle(String name, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Cost cost = Cost.of(() -> ALL.read(body, null));
        assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void costsLittleWhereNobodyWantsIt(String name, String text) {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/a"));
        JsonFormat format = new JsonFormat(wanted);
        for (String whole : new String[] {text, "{\"unwanted\":" + text + "}"}) {
            byte[] body = whole.getBytes(StandardCharsets.UTF_8);
            Cost cost = Cost.of(() -> format.read(body, null));
            assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
            assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
        }
    }

    @Test
    void namesOfOneHashAreLookedUpQuickly() {
        byte[] body = names(10_000, true).getBytes(StandardCharsets.UTF_8);
        assertThat(Cost.of(() -> ALL.read(body, null)).time()).isLessThan(Cost.MOST_TIME);
    }

    @Test
    void boundsAreNamed() {
        for (String large : new String[] {
            "[" + "1,".repeat(1_000_000) + "1]",
            "[\"" + "x".repeat((8 << 20) + 1) + "\"]",
            "[".repeat(65) + "]".repeat(65)
        }) {
            assertThat(Refusal.of(() -> read(large)))
                    .contains("too much of something")
                    .contains("(expected: ");
        }
    }

    private static Object read(String text) throws Exception {
        return ALL.read(text.getBytes(StandardCharsets.UTF_8), null);
    }
}
