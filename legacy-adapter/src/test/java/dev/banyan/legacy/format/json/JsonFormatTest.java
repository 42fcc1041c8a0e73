package dev.banyan.legacy.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.Refusal;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);

    private static Tree read(String text) throws Unfit {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String written(Tree tree) throws Unfit {
        return new String(JSON.write(tree).body(), StandardCharsets.UTF_8);
    }

    private static Tree wanted(String text, String... pointers) throws Unfit {
        Wanted wanted = Wanted.nothing();
        for (String pointer : pointers) {
            wanted.add(Pointer.of(pointer));
        }
        return new JsonFormat(wanted).read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void kindsAndOrderAreKept() throws Unfit {
        Branch tree = (Branch) read(" {\"b\": [1, \"x\", true, false, null, {}, []], \"a\": {\"c\": \"\"}} ");
        assertThat(tree)
                .isEqualTo(new Branch()
                        .put("a", new Branch().put("c", Leaf.EMPTY))
                        .put(
                                "b",
                                Items.of(
                                        Leaf.number("1"),
                                        Leaf.text("x"),
                                        Leaf.TRUE,
                                        Leaf.FALSE,
                                        Leaf.NULL,
                                        new Branch(),
                                        Items.of())));
        assertThat(tree.name(0)).isEqualTo("b");
        assertThat(written(tree)).isEqualTo("{\"b\":[1,\"x\",true,false,null,{},[]],\"a\":{\"c\":\"\"}}");
        assertThat(JSON.write(tree).contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1.50",
                "1e400",
                "1E-400",
                "1.0e+3",
                "9007199254740993",
                "0.1000000000000000055511151231257827",
                "123456789012345678901234567890.12345678901234567890",
                "-1.0E+00"
            })
    void aNumberKeepsEveryCharacter(String literal) throws Unfit {
        assertThat(read(literal)).isEqualTo(Leaf.number(literal));
        assertThat(written(read("{\"a\":[" + literal + "]}"))).isEqualTo("{\"a\":[" + literal + "]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                      | : nothing (expected: JSON)
            `  `                    | : nothing (expected: JSON)
            {                       | : JSON, line 1, column
            {"a":1                  | : JSON, line 1, column
            {"a":1}}                | : JSON, line 1, column
            {"a":1} {}              | : JSON, line 1, column
            1 2                     | : JSON, line 1, column
            1true                   | : JSON, line 1, column
            "a""b"                  | : JSON, line 1, column
            [1] // x                | : JSON, line 1, column
            [1,]                    | /1: JSON, line 1, column
            {"a":[{"ä":"ä" x}]}     | /a/0: JSON, line 1, column
            """)
    void whatIsNotOneJsonValueIsRefused(String text, String refusal) {
        assertThat(Refusal.of(() -> read(text))).startsWith(refusal).contains("(expected: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1}",
                "{a:1}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[-]",
                "[1e]",
                "[0x10]",
                "[NaN]",
                "[Infinity]",
                "[nul]",
                "[True]",
                "[1 2]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "[\"\t\"]",
                "[\"\n\"]",
                "[\"\u0000\"]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\\u12g4\"]",
                "[\"a]",
                "/* x */ 1",
                "[1/**/]",
                "[1\u0000]",
                "[tru",
                "[\"\\",
                "[\"\\u00",
                "\f1",
                "\u00a01",
                "[1\ufeff]",
                "[1}",
                "{\"a\":1]",
            })
    void whatOnlySomeParsersTakeIsRefused(String text) {
        assertThat(Refusal.of(() -> read(text)))
                .matches("(/[a01]?)?: JSON, line \\d+, column \\d+: what is not well-formed \\(expected: JSON\\)");
    }

    @Test
    void aFaultIsNamedByItsLineAndColumnWithoutContent() {
        assertThat(Refusal.of(() -> read("{\"pin\": \"4711\",\n  \"b\": geheim}")))
                .startsWith(": JSON, line 2, column ")
                .doesNotContain("geheim")
                .doesNotContain("4711");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"a":1}                     | /a
            {"a":1,"\\u0061":2}               | /a
            {"x":[{},{"b":{"c":1,"c":[2]}}]}  | /x/1/b/c
            """)
    void aNameThatComesTwiceIsRefused(String text, String pointer) {
        assertThat(Refusal.of(() -> read(text)))
                .matches(pointer
                        + ": JSON, line 1, column \\d+: a name that comes twice \\(expected: once in its object\\)");
    }

    @Test
    void ofManyNamesOneThatComesTwiceIsRefused() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            text.append("\"n").append(i).append("\":1,");
        }
        assertThat(Refusal.of(() -> read(text + "\"z\":1}"))).isEqualTo("accepted");
        assertThat(Refusal.of(() -> read(text + "\"n0\":1}")))
                .matches("/n0: JSON, line 1, .*a name that comes twice.*");
        assertThat(Refusal.of(() -> read(text + "\"n199\":1}")))
                .matches("/n199: JSON, line 1, .*a name that comes twice.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\ud83d", "\\ude00", "\\ud83dx", "\\uDE00\\uD83D", "\\ud83d\\ud83d\\ude00", "x\\uDBFF\\u0041"})
    void halfOfASurrogatePairIsNoText(String half) {
        assertThat(Refusal.of(() -> read("{\"a\":\"" + half + "\"}")))
                .startsWith("/a: JSON, line 1")
                .contains("half of a surrogate pair");
        assertThat(Refusal.of(() -> read("{\"" + half + "\":1}"))).contains("(expected: ");
    }

    @Test
    void whatTextHasIsKept() throws Unfit {
        assertThat(read("\"\\ud83d\\ude00 \\\\ud83d \\u00e4ä\\\"\\/\\b\\f\\n\\r\\t\u2028\""))
                .isEqualTo(Leaf.text("😀 \\ud83d ää\"/\b\f\n\r\t\u2028"));
        assertThat(written(Leaf.text("😀\\ \"\b\f\n\r\t\u0001\u001f\u007fäß€\u2028/")))
                .isEqualTo("\"😀\\\\ \\\"\\b\\f\\n\\r\\t\\u0001\\u001F\u007fäß€\u2028/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0 af",
                "c1 bf",
                "e0 80 af",
                "e0 9f bf",
                "ed a0 80",
                "ed bf bf",
                "f0 80 80 af",
                "f0 8f bf bf",
                "f4 90 80 80",
                "f5 80 80 80",
                "80",
                "bf",
                "c3",
                "e2 82",
                "f0 9f 98",
                "fe",
                "ff",
                "c3 28",
                "e2 28 a1",
                "f8 88 80 80 80"
            })
    void bytesThatAreNoUtf8AreRefused(String hex) {
        for (int before = 0; before < 10; before++) {
            String quoted = "\"" + "x".repeat(before) + "?\"";
            byte[] body = JsonBytes.with(quoted, 1 + before, hex);
            assertThat(Refusal.of(() -> JSON.read(body, null))).isEqualTo(": bytes that are no text (expected: UTF-8)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void utf16AndUtf32AreSeen(String charset) throws Unfit {
        for (String text : new String[] {"{\"a\":\"ä€😀\"}", "[\"ä\"]", "\uFEFF{\"a\":\"ä\"}"}) {
            Tree expected = read(text);
            assertThat(JSON.read(text.getBytes(Charset.forName(charset)), null)).isEqualTo(expected);
        }
        assertThat(JSON.read("7".getBytes(Charset.forName(charset)), null)).isEqualTo(Leaf.number("7"));
    }

    @Test
    void brokenUtf16IsRefused() {
        byte[] body = "[\"\ud83d\"]".getBytes(StandardCharsets.UTF_16LE);
        body[4] = 0x3d;
        body[5] = (byte) 0xd8;
        assertThat(Refusal.of(() -> JSON.read(body, null))).isEqualTo(": bytes that are no text (expected: UTF-16LE)");
    }

    @Test
    void theCharsetThatTheMessageNamesWins() throws Unfit {
        byte[] latin = "[\"ä\"]".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(JSON.read(latin, "application/json; charset=iso-8859-1")).isEqualTo(Items.of(Leaf.text("ä")));
        assertThat(Refusal.of(() -> JSON.read(latin, "application/json")))
                .isEqualTo(": bytes that are no text (expected: UTF-8)");
        byte[] utf8 = "[\"ä\"]".getBytes(StandardCharsets.UTF_8);
        for (String same : new String[] {"utf-8", "\"UTF-8\"", "us-ascii"}) {
            assertThat(JSON.read(utf8, "application/json;charset=" + same)).isEqualTo(Items.of(Leaf.text("ä")));
        }
        assertThat(Refusal.of(() -> JSON.read(utf8, "application/json; charset=klingon")))
                .isEqualTo(": Content-Type with an unknown charset (expected: one such as utf-8)");
    }

    @Test
    void whatNobodyWantsIsPassedOver() throws Unfit {
        String text = "{\"x\":{\"a\":1,\"a\":[2]},\"y\":[{\"p\":1,\"q\":\"\\ud83d\"},{\"q\":2}],\"z\":3}";
        assertThat(wanted(text, "/y/p", "/z"))
                .isEqualTo(new Branch()
                        .put("y", Items.of(new Branch().put("p", Leaf.number("1")), new Branch()))
                        .put("z", Leaf.number("3")));
        assertThat(wanted(text, "/none")).isEqualTo(new Branch());
        assertThat(Refusal.of(() -> wanted("{\"x\":[1,}", "/z"))).startsWith(": JSON, line 1, column ");
    }

    @Test
    void sixtyFourLevelsAreReadAndWritten() throws Unfit {
        String deep = "[".repeat(64) + "]".repeat(64);
        assertThat(written(read(deep))).isEqualTo(deep);
        assertThat(Refusal.of(() -> read("[" + deep + "]"))).contains("too much of something (expected: depth 64");
        assertThat(Refusal.of(() -> wanted("{\"a\":" + deep + "}", "/b")))
                .contains("too much of something (expected: depth 64");
        Tree tree = Items.of(read(deep));
        assertThat(Refusal.of(() -> written(tree))).endsWith("a level too deep (expected: at most 64)");
    }

    @Test
    void aNumberHasAThousandCharactersAtMost() throws Unfit {
        String longest = "-0." + "7".repeat(997);
        assertThat(read(longest)).isEqualTo(Leaf.number(longest));
        assertThat(Refusal.of(() -> read(longest + "7"))).contains("too much of something");
    }

    @Test
    void namesThatDifferInOneCharacterAreKeptApart() throws Unfit {
        for (int length = 1; length < 70; length++) {
            for (int at = 0; at < length; at++) {
                String name = "a".repeat(at) + "b" + "a".repeat(length - at - 1);
                Branch tree = (Branch) read("{\"" + name + "\":1,\"" + name + "x\":2}");
                assertThat(tree.name(0)).isEqualTo(name);
                assertThat(tree.name(1)).isEqualTo(name + "x");
            }
        }
    }
}
