package dev.banyan.legacy.format.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.Cost;
import dev.banyan.legacy.Refusal;
import dev.banyan.legacy.format.ContentType;
import dev.banyan.legacy.format.Format.Written;
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
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormatTest {
    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final MultipartFormat FIELDS = new MultipartFormat(StandardCharsets.UTF_8, Wanted.ALL);
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);

    private static Tree json(String text) throws Unfit {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    /** Here {@code ^} is a carriage return with a line feed. */
    private static Tree read(String body) throws Unfit {
        return FIELDS.read(body.replace("^", "\r\n").getBytes(StandardCharsets.UTF_8), TYPE);
    }

    private static Tree reread(MultipartFormat format, Tree tree) throws Unfit {
        Written written = format.write(tree);
        return format.read(written.body(), written.contentType());
    }

    /** One part: its headers, and its content. */
    private static String part(String headers, String content) {
        return "--b^" + headers + "^^" + content + "^--b--^";
    }

    private static String field(String parameters) {
        return part("Content-Disposition: form-data; " + parameters, "x");
    }

    @Test
    void fieldsAreReadAndNamesThatRepeatAreLists() throws Unfit {
        String body = """
                --b^Content-Disposition: form-data; name="a"^^1^\
                --b^content-disposition:form-data;name=b^X-Other: y^^zwei^Zeilen --b ä^^\
                --b^Content-Type: text/plain^CONTENT-DISPOSITION: Form-Data ; NAME = "a"^^^--b--^""";
        assertThat(read(body)).isEqualTo(json("{\"a\":[\"1\",\"\"],\"b\":\"zwei\\r\\nZeilen --b ä\\r\\n\"}"));
        assertThat(read("--b--")).isEqualTo(new Branch());
        assertThat(read("^--b--^")).isEqualTo(new Branch());
    }

    @Test
    void aFileHasItsNameItsTypeAndItsText() throws Unfit {
        String file = "Content-Disposition: form-data; name=\"f\"; filename=\"ä %22.csv\"";
        assertThat(read(part(file + "^Content-Type: text/csv", "a;b")))
                .isEqualTo(
                        json("{\"f\":{\"@filename\":\"ä \\\".csv\",\"@contentType\":\"text/csv\",\"#text\":\"a;b\"}}"));
        assertThat(read(part(file, ""))).isEqualTo(json("{\"f\":{\"@filename\":\"ä \\\".csv\",\"#text\":\"\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true", "TEXT/HTML; x=y, true", "application/json, true", "application/soap+xml, true",
        "application/problem+json, true", "application/octet-stream, false", "image/png, false",
                "application/pdf, false"
    })
    void whatIsNoTextIsBase64(String type, boolean isText) throws Unfit {
        byte[] content = isText ? "ä".getBytes(StandardCharsets.UTF_8) : new byte[] {0, -1, 13, 10, 45, 45, -128};
        Branch file = new Branch()
                .put("@filename", Leaf.text("f"))
                .put("@contentType", Leaf.text(type))
                .put("#text", Leaf.text(isText ? "ä" : Base64.getEncoder().encodeToString(content)));
        Written written = FIELDS.write(new Branch().put("f", file));
        assertThat(new String(written.body(), StandardCharsets.ISO_8859_1))
                .contains("\r\n\r\n" + new String(content, StandardCharsets.ISO_8859_1) + "\r\n--");
        assertThat(FIELDS.read(written.body(), written.contentType())).isEqualTo(new Branch().put("f", file));
    }

    @Test
    void aFieldOfAnotherTypeThanTextIsLikeAFileWithoutName() throws Unfit {
        assertThat(read(part("Content-Disposition: form-data; name=\"f\"^Content-Type: application/x", "AB")))
                .isEqualTo(json("{\"f\":{\"@contentType\":\"application/x\",\"#text\":\"QUI=\"}}"));
        assertThat(read(part("Content-Disposition: form-data; name=\"f\"^Content-Type: application/json", "{}")))
                .isEqualTo(json("{\"f\":\"{}\"}"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data",
                "multipart/mixed; boundary=b",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=\"a \"",
                "multipart/form-data; boundary=ä",
                "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789x"
            })
    void withoutABoundaryNothingCanBeRead(String contentType) {
        assertThat(Refusal.of(() -> FIELDS.read("--b--".getBytes(StandardCharsets.UTF_8), contentType)))
                .isEqualTo(": another Content-Type (expected: multipart/form-data with a boundary)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a()+_,-./:=?b", "\"a b\"", "---------------------------974767299852498929531610575"})
    void aBoundaryMayHaveManySigns(String boundary) throws Unfit {
        String bare = boundary.replace("\"", "");
        String body = "--" + bare + "\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--" + bare + "--";
        assertThat(FIELDS.read(body.getBytes(StandardCharsets.US_ASCII), "Multipart/Form-Data; boundary=" + boundary))
                .isEqualTo(new Branch().put("x", Leaf.text("1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                   | something else at the beginning (expected: the boundary
            x^--b--^                             | something else at the beginning (expected: the boundary
            --c^^x^--c--^                        | something else at the beginning (expected: the boundary
            --b                                  | something behind a boundary (expected: the end of the line)
            --b ^                                | something behind a boundary (expected: the end of the line)
            --bc^                                | something behind a boundary (expected: the end of the line)
            --b--^x                              | something behind the last boundary (expected: nothing)
            --b--^--b--^                         | something behind the last boundary (expected: nothing)
            --b^^x^--b--^                        | part 1: no name (expected: Content-Disposition: form-data
            --b^                                 | part 1: a header that does not end well
            --b^X: y^                            | part 1: a header that does not end well
            """)
    void whatIsNotFramedWellIsRefused(String body, String refusal) {
        assertThat(Refusal.of(() -> read(body))).startsWith(": " + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X y                                            | a line that is no header
            : y                                            | a line that is no header
            X : y                                          | a line that is no header
            SPX: y                                         | a line that is no header
            X: y^ folded                                   | a line that is no header
            X: yNUL                                        | a header that does not end well
            X: yLF                                         | a header that does not end well
            Content-Type: a/b^content-type: a/c            | two of one header (expected: one content-type)
            Content-Type: Multipart/Mixed; boundary=c      | a multipart within (expected: a field or a file)
            Content-Transfer-Encoding: base64              | another Content-Transfer-Encoding
            Content-Transfer-Encoding: quoted-printable    | another Content-Transfer-Encoding
            Content-Transfer-Encoding: BINARY              | accepted
            """)
    void headersAreReadStrictly(String header, String refusal) {
        String odd = header.replace("SP", " ").replace("NUL", "\u0000").replace("LF", "\n");
        String answer = Refusal.of(() -> read(part("Content-Disposition: form-data; name=\"a\"^" + odd, "x")));
        assertThat(answer).startsWith(refusal.equals("accepted") ? refusal : ": part 1: " + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name="a b"; filename=x          | {"a b":{"@filename":"x","#text":"x"}}
            name="a;b=c"                    | {"a;b=c":"x"}
            name=""                         | {"":"x"}
            name="%22%0d%0A%41%"            | {"\\"\\r\\n%41%":"x"}
            name="f"; filename="C:\\d\\ä"   | {"f":{"@filename":"C:\\\\d\\\\ä","#text":"x"}}
            other=y; name="€"               | {"€":"x"}
            """)
    void namesAreReadAsBrowsersWriteThem(String parameters, String tree) throws Unfit {
        assertThat(read(field(parameters))).isEqualTo(json(tree));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name="a\\"b"                        | a backslash that some read as an escape
            name="a"; filename="\\\\server\\x"  | a backslash that some read as an escape
            name="a"; name="b"                  | filename* or a parameter twice
            name="a"; filename*=utf-8''x        | filename* or a parameter twice
            name="a                             | a malformed one
            name="a" x                          | a malformed one
            name                                | a malformed one
            name="a";                           | a malformed one
            ="a"                                | a parameter without a name
            """)
    void namesThatReceiversReadDifferentlyAreRefused(String parameters, String refusal) {
        assertThat(Refusal.of(() -> read(field(parameters))))
                .startsWith(": part 1: Content-Disposition: " + refusal + " (expected: form-data; name=");
    }

    @Test
    void anotherDispositionIsRefused() {
        assertThat(Refusal.of(() -> read(part("Content-Disposition: attachment; name=\"a\"", "x"))))
                .startsWith(": part 1: Content-Disposition: another disposition");
    }

    @Test
    void theCharsetIsThePartsElseTheMessagesElseTheRules() throws Unfit {
        MultipartFormat latin = new MultipartFormat(StandardCharsets.ISO_8859_1, Wanted.ALL);
        byte[] body = part("Content-Disposition: form-data; name=\"ä\"", "ö")
                .replace("^", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Tree tree = new Branch().put("ä", Leaf.text("ö"));
        assertThat(latin.read(body, TYPE)).isEqualTo(tree);
        assertThat(FIELDS.read(body, TYPE + "; charset=iso-8859-1")).isEqualTo(tree);
        assertThat(Refusal.of(() -> FIELDS.read(body, TYPE)))
                .isEqualTo(": part 1: bytes that are no text (expected: UTF-8)");
        byte[] own = part("Content-Disposition: form-data; name=\"a\"^Content-Type: text/x; charset=iso-8859-1", "ö")
                .replace("^", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FIELDS.read(own, TYPE)).isEqualTo(new Branch().put("a", Leaf.text("ö")));
        assertThat(new String(latin.write(tree).body(), StandardCharsets.ISO_8859_1))
                .contains("name=\"ä\"\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nö\r\n");
        assertThat(reread(latin, tree)).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                        | : no object (expected: an object, its parts become fields)
            {"a":[1,[2]]}                              | /a/1: a list in a list (expected: a single value or a file)
            {"a":{"b":1}}                              | /a/b: an object (expected: a single value, or @filename
            {"a":{"#text":{}}}                         | /a/#text: an object (expected: a single value, or @filename
            {"a":{"@contentType":"a/b","#text":"?"}}   | /a/#text: no base64 (expected: base64
            {"a":{"@contentType":"a/b","#text":"QR=="}}| /a/#text: no base64 (expected: base64
            {"a":{"@contentType":"a/b\\r\\nX: y"}}     | /a/@contentType: no type (expected: one of a single part
            {"a":{"@contentType":""}}                  | /a/@contentType: no type (expected: one of a single part
            {"a":{"@contentType":"multipart/mixed"}}   | /a/@contentType: no type (expected: one of a single part
            {"a":[{"@filename":"\\u0000"}]}            | /a/0/@filename: a name that receivers would read as another
            {"%0d":1}                                  | /%0d: a name that receivers would read as another
            {"a\\\\":1}                                | /a\\: a name that receivers would read as another
            """)
    void whatCannotBeSaidIsNotWritten(String tree, String refusal) {
        assertThat(Refusal.of(() -> FIELDS.write(json(tree)))).startsWith(refusal);
    }

    @Test
    void aBoundaryIsNeverInThePartsAndTheSamePartsHaveTheSame() throws Unfit {
        Written written = FIELDS.write(json("{\"a\":\"x\"}"));
        String boundary = ContentType.parameter(written.contentType(), "boundary");
        assertThat(boundary).matches("banyan-[0-9a-f]{32}");
        assertThat(FIELDS.write(json("{\"a\":\"x\"}")).body()).isEqualTo(written.body());
        String inner = new String(written.body(), StandardCharsets.UTF_8);
        Tree nested = new Branch().put("a", Leaf.text(inner)).put("b", Leaf.text("--" + boundary));
        assertThat(reread(FIELDS, nested)).isEqualTo(nested);
    }

    @Test
    void partsThatNobodyWantsArePassedOver() throws Unfit {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/a"));
        MultipartFormat format = new MultipartFormat(StandardCharsets.UTF_8, wanted);
        Written all = FIELDS.write(json("{\"z\":\"1\",\"a\":[\"2\",\"3\"]}"));
        assertThat(format.read(all.body(), all.contentType())).isEqualTo(json("{\"a\":[\"2\",\"3\"]}"));
    }

    @Test
    void partsAndHeadersAreBounded() {
        String part = "--b^Content-Disposition: form-data; name=a^^^";
        assertThat(Refusal.of(() -> read(part.repeat(1000) + "--b--"))).isEqualTo("accepted");
        assertThat(Refusal.of(() -> read(part.repeat(1001) + "--b--")))
                .isEqualTo(": too many parts (expected: at most 1000)");
        String disposition = "Content-Disposition: form-data; name=a";
        assertThat(Refusal.of(() -> read(part(disposition + "^X: y".repeat(15), ""))))
                .isEqualTo("accepted");
        assertThat(Refusal.of(() -> read(part(disposition + "^X: y".repeat(16), ""))))
                .isEqualTo(": part 1: too many headers (expected: at most 16)");
        assertThat(Refusal.of(() -> read(part(disposition + "^X: " + "y".repeat(8192), ""))))
                .isEqualTo(": part 1: headers too large (expected: at most 8192 bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\r\n--", "\r\n--bbbbbbbbbbbbbbbb", "\r", "-"})
    void twentyMebibytesCostLittle(String piece) {
        String head = "--" + "b".repeat(70) + "\r\nContent-Disposition: form-data; name=a\r\n\r\n";
        byte[] body = (head + piece.repeat((20 << 20) / piece.length())).getBytes(StandardCharsets.US_ASCII);
        Cost cost = Cost.of(() -> FIELDS.read(body, "multipart/form-data; boundary=" + "b".repeat(70)));
        assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return AnyTree.texts().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "UTF-16", "GB18030", "IBM037", "windows-1252");
    }

    @Property
    void whatIsWrittenIsReadAsTheSame(@ForAll("texts") List<String> texts, @ForAll("charsets") String charset) {
        Branch tree = new Branch();
        for (int i = 0; i < texts.size(); i++) {
            Tree text = Leaf.text(texts.get(i));
            Tree file = new Branch().put("@filename", text).put("#text", text);
            tree.add(texts.get(i / 2), i % 3 == 0 && charset.equals("UTF-8") ? file : text);
        }
        MultipartFormat format = new MultipartFormat(Charset.forName(charset), Wanted.ALL);
        String answer = Refusal.of(() -> assertThat(reread(format, tree)).isEqualTo(tree));
        assertThat(answer).matches("(?s)accepted|.*cannot be written.*|.*receivers would read as another.*");
    }

    @Property
    void anyTreeIsWrittenOrUnfit(@ForAll("trees") Tree tree) {
        assertThat(Refusal.of(() -> FIELDS.write(tree))).isNotEmpty();
    }

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Property
    void anyBytesAreReadOrUnfit(@ForAll byte[] bytes, @ForAll("texts") List<String> texts) {
        assertThat(Refusal.of(() -> FIELDS.read(bytes, TYPE))).isNotEmpty();
        assertThat(Refusal.of(() -> read("--b^" + String.join("", texts) + "^--b--")))
                .isNotEmpty();
        assertThat(Refusal.of(() -> read(field(String.join("", texts))))).isNotEmpty();
    }

    @Test
    void listsOfFilesAreThereAndBack() throws Unfit {
        Tree tree = json(
                "{\"f\":[{\"@filename\":\"a\",\"#text\":\"1\"},\"2\",{\"@contentType\":\"a/b\",\"#text\":\"QQ==\"}]}");
        assertThat(reread(FIELDS, tree)).isEqualTo(tree);
        assertThat(((Items) ((Branch) tree).value(0)).all()).hasSize(3);
    }
}
