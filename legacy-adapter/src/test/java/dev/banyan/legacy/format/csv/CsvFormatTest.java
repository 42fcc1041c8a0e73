package dev.banyan.legacy.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.Cost;
import dev.banyan.legacy.Refusal;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    private static final CsvFormat NAMED = csv(true, ',', '"');
    private static final CsvFormat NAMELESS = csv(false, ',', '"');
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);

    private static CsvFormat csv(boolean header, char delimiter, char quote) {
        return new CsvFormat(header, delimiter, quote, StandardCharsets.UTF_8, Wanted.ALL);
    }

    private static Tree json(String text) throws Unfit {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    /** In the tables {@code ^} is a carriage return and {@code $} a line feed. */
    private static Tree read(CsvFormat csv, String text) throws Unfit {
        String body = text.replace('^', '\r').replace('$', '\n');
        return csv.read(body.getBytes(StandardCharsets.UTF_8), null);
    }

    private static String written(CsvFormat csv, Tree tree) throws Unfit {
        String body = new String(csv.write(tree).body(), StandardCharsets.UTF_8);
        return body.replace('\r', '^').replace('\n', '$');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,b^$1,2^$3,4^$          | [{"a":"1","b":"2"},{"a":"3","b":"4"}]
            a,b$1,2$3,4              | [{"a":"1","b":"2"},{"a":"3","b":"4"}]
            $^$a$$1^$^$2$$           | [{"a":"1"},{"a":"2"}]
            a,b$,$ x , y             | [{"a":"","b":""},{"a":" x ","b":" y"}]
            a$"1^$2,\"\"x\"\"\"^$""       | [{"a":"1\\r\\n2,\\"x\\""},{"a":""}]
            "a,b",c$"1",2            | [{"a,b":"1","c":"2"}]
            a,$1,2                   | [{"a":"1","":"2"}]
            a,b                      | []
            ``                       | []
            ^$$                      | []
            """)
    void rowsAreReadByTheNamesOfTheirColumns(String text, String tree) throws Unfit {
        assertThat(read(NAMED, text)).isEqualTo(json(tree));
    }

    @Test
    void withoutAHeaderColumnsAreCountedFromOne() throws Unfit {
        assertThat(read(NAMELESS, "1.5,2,abc")).isEqualTo(json("[{\"1\":\"1.5\",\"2\":\"2\",\"3\":\"abc\"}]"));
        assertThat(read(NAMELESS, "x,$,y")).isEqualTo(json("[{\"1\":\"x\",\"2\":\"\"},{\"1\":\"\",\"2\":\"y\"}]"));
    }

    @Test
    void otherSignsThanCommasAndQuotesAreTaken() throws Unfit {
        CsvFormat german = csv(true, ';', '\'');
        assertThat(read(german, "a;b$'1;''x'';\"';2,5")).isEqualTo(json("[{\"a\":\"1;'x';\\\"\",\"b\":\"2,5\"}]"));
        assertThat(written(german, json("[{\"a\":\"1;'x';\\\"\",\"b\":\"2,5\"}]")))
                .isEqualTo("a;b^$'1;''x'';\"';2,5^$");
        assertThat(read(csv(true, '\t', '"'), "a\tb$1\t2,5")).isEqualTo(json("[{\"a\":\"1\",\"b\":\"2,5\"}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,b$1,2$3,4,5         | : too many cells in row 3 (expected: 2 as in the first row)
            a,b$1,2$3             | : 1 cell in row 3 (expected: 2 as in the first row)
            a,b,c$1,2             | : 2 cells in row 2 (expected: 3 as in the first row)
            a,b$1,                | accepted
            a,a$1,2               | : two columns of one name in row 1 (expected: a name of its own for each)
            a$1"2                 | : a quote within a cell in row 2 (expected: a cell with quotes stands in quotes)
            a,b$1, "2"            | : a quote within a cell in row 2 (expected: a cell with quotes stands in quotes)
            a$"1"x                | : something behind a quoted cell in row 2 (expected: a delimiter or the end of the line)
            a$"1" ,2              | : something behind a quoted cell in row 2 (expected: a delimiter or the end of the line)
            a$"1                  | : an open quote in row 2 (expected: a closing one)
            a$"1""                | : an open quote in row 2 (expected: a closing one)
            a$1^2                 | : a carriage return alone in row 2 (expected: one with a line feed behind it)
            a$1^                  | : a carriage return alone in row 2 (expected: one with a line feed behind it)
            a$"1"^                | : a carriage return alone in row 2 (expected: one with a line feed behind it)
            """)
    void whatWouldBecomeAnotherValueIsRefused(String text, String refusal) {
        assertThat(Refusal.of(() -> read(NAMED, text))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"a":1.50,"b":true},{"a":null,"b":"x y"}]   | a,b^$1.50,true^$,x y^$
            [{"b":1,"a":2},{"c":3,"a":4}]                | b,a,c^$1,2,^$,4,3^$
            {"a":"x","b":"y"}                            | a,b^$x,y^$
            {"rows":[{"a":1},{"a":2}]}                   | a^$1^$2^$
            [{"a":"1,2"},{"a":"\\"x\\""},{"a":"1\\n2"}]  | a^$"1,2"^$\"\"\"x\"\"\"^$"1$2"^$
            [{"a":" x"},{"a":"x "},{"a":"x y"}]          | a^$" x"^$"x "^$x y^$
            [{"a":""},{"a":null},{}]                     | a^$""^$""^$""^$
            [{"a,b":1,"":2}]                             | "a,b",^$1,2^$
            [{"\\uFEFFa":1}]                             | "\uFEFFa"^$1^$
            [{"a":"=1+2"}]                               | a^$=1+2^$
            []                                           | ``
            {"rows":[]}                                  | ``
            """)
    void rowsAreWritten(String tree, String text) throws Unfit {
        assertThat(written(NAMED, json(tree))).isEqualTo(text);
    }

    @Test
    void aSingleRowWithoutAHeaderIsWhatAModelTakes() throws Unfit {
        Tree features = json("{\"amount\":1.5,\"items\":2,\"channel\":\"abc\"}");
        assertThat(written(NAMELESS, features)).isEqualTo("1.5,2,abc^$");
        assertThat(NAMELESS.write(features).contentType()).isEqualTo("text/csv; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"a":1},{"a":{"b":1}}]      | /1/a: an object or list (expected: a single value in a cell)
            {"a":1,"b":[1]}              | /b: an object or list (expected: a single value in a cell)
            {"a":[1]}                    | /a: an object or list (expected: a single value in a cell)
            {"r":[{"a":1},{"b":[]}]}     | /r/1/b: an object or list (expected: a single value in a cell)
            {"r":[{"a":1},2]}            | /r/1: no object (expected: an object, it becomes a row)
            [{"a":1},[2]]                | /1: no object (expected: an object, it becomes a row)
            "a"                          | : a single value (expected: a list of objects, or an object)
            {}                           | : rows without any column (expected: at least one)
            [{},{}]                      | : rows without any column (expected: at least one)
            """)
    void whatHasLevelsIsNoRow(String tree, String refusal) {
        assertThat(Refusal.of(() -> written(NAMED, json(tree)))).isEqualTo(refusal);
    }

    @Test
    void theCharsetIsTheMessagesElseTheRules() throws Unfit {
        CsvFormat latin = new CsvFormat(true, ';', '"', StandardCharsets.ISO_8859_1, Wanted.ALL);
        Tree tree = json("[{\"ä\":\"ö\"}]");
        byte[] body = "ä\r\nö\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(latin.read(body, "text/csv")).isEqualTo(tree);
        assertThat(NAMED.read(body, "text/csv; header=present; charset=\"iso-8859-1\""))
                .isEqualTo(tree);
        assertThat(Refusal.of(() -> NAMED.read(body, null))).isEqualTo(": bytes that are no text (expected: UTF-8)");
        assertThat(latin.write(tree).body()).isEqualTo(body);
        assertThat(latin.write(tree).contentType()).isEqualTo("text/csv; charset=iso-8859-1");
        assertThat(Refusal.of(() -> latin.write(json("{\"r\":[{\"a\":1},{\"a\":1,\"b\":\"€\"}]}"))))
                .isEqualTo("/r/1/b: a character that cannot be written (expected: those of ISO-8859-1)");
    }

    @Test
    void aByteOrderMarkIsDropped() throws Unfit {
        assertThat(read(NAMED, "\uFEFFa$1")).isEqualTo(json("[{\"a\":\"1\"}]"));
        byte[] wide = "\uFEFFa\n€".getBytes(StandardCharsets.UTF_16LE);
        CsvFormat utf16 = new CsvFormat(true, ',', '"', Charset.forName("UTF-16LE"), Wanted.ALL);
        assertThat(utf16.read(wide, null)).isEqualTo(json("[{\"a\":\"€\"}]"));
    }

    @Test
    void cellsThatNobodyWantsArePassedOver() throws Unfit {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/b"));
        CsvFormat csv = new CsvFormat(true, ',', '"', StandardCharsets.UTF_8, wanted);
        assertThat(read(csv, "a,b$1,2$3,4")).isEqualTo(json("[{\"b\":\"2\"},{\"b\":\"4\"}]"));
        assertThat(Refusal.of(() -> read(csv, "a,b$1\"1,2"))).contains("a quote within a cell in row 2");
    }

    @Test
    void rowsColumnsAndCellsAreBounded() throws Unfit {
        assertThat(Refusal.of(() -> read(NAMELESS, "x\n".repeat(100_000)))).isEqualTo("accepted");
        assertThat(Refusal.of(() -> read(NAMELESS, "x\n".repeat(100_001))))
                .isEqualTo(": too many rows (expected: at most 100000)");
        assertThat(Refusal.of(() -> read(NAMELESS, ",".repeat(1000))))
                .isEqualTo(": too many columns in row 1 (expected: at most 1000)");
        assertThat(Refusal.of(() -> read(NAMELESS, (",".repeat(999) + "\n").repeat(401))))
                .isEqualTo(": too many cells in all in row 401 (expected: at most 400000)");
        List<Tree> rows = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            rows.add(new Branch().put("c" + i, Leaf.EMPTY));
        }
        assertThat(Refusal.of(() -> written(NAMED, new Items(rows))))
                .isEqualTo(": too many cells (expected: at most 400000)");
        rows.add(json("{\"x\":1,\"y\":2}"));
        assertThat(Refusal.of(() -> written(NAMED, new Items(rows))))
                .isEqualTo(": too many columns (expected: at most 1000)");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\n", "x\n", "\"\"", "\"\"\n", "\"", "x", "1,2,3,4,5\n"})
    void twentyMebibytesCostLittle(String piece) {
        byte[] body = piece.repeat((20 << 20) / piece.length()).getBytes(StandardCharsets.US_ASCII);
        Cost cost = Cost.of(() -> NAMELESS.read(body, null));
        assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return AnyTree.texts().list().ofMinSize(1).ofMaxSize(24);
    }

    @Property
    void whatIsWrittenIsReadAsTheSame(
            @ForAll("texts") List<String> texts,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll boolean header)
            throws Unfit {
        List<Tree> rows = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += columns) {
            Branch row = new Branch();
            for (int i = 0; i < columns; i++) {
                String name = header ? i + texts.get(0) : Integer.toString(i + 1);
                row.put(name, Leaf.text(texts.get((from + i) % texts.size())));
            }
            rows.add(row);
        }
        CsvFormat csv = header ? NAMED : NAMELESS;
        assertThat(csv.read(csv.write(new Items(rows)).body(), null)).isEqualTo(new Items(rows));
    }

    @Property
    void anyTreeIsWrittenOrUnfit(@ForAll("trees") Tree tree) {
        assertThat(Refusal.of(() -> NAMED.write(tree))).isNotEmpty();
    }

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Property
    void anyBytesAreReadOrUnfit(@ForAll byte[] body, @ForAll("texts") List<String> texts) {
        assertThat(Refusal.of(() -> NAMED.read(body, null))).isNotEmpty();
        assertThat(Refusal.of(() -> read(NAMED, String.join(",", texts)))).isNotEmpty();
    }
}
