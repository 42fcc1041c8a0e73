package dev.banyan.legacy.format.form;

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
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFormatTest {
    private static final FormFormat FORM = new FormFormat(StandardCharsets.UTF_8, Wanted.ALL);
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);

    private static Tree json(String text) throws Unfit {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static Tree read(String form) throws Unfit {
        return FORM.read(form.getBytes(StandardCharsets.ISO_8859_1), "application/x-www-form-urlencoded");
    }

    private static String written(Tree tree) throws Unfit {
        return new String(FORM.write(tree).body(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                         | {}
            a=1                        | {"a":"1"}
            a=1&b=2&a=3&a=             | {"a":["1","3",""],"b":"2"}
            a                          | {"a":""}
            =                          | {"":""}
            =x                         | {"":"x"}
            &&a=1&                     | {"a":"1"}
            a=b=c                      | {"a":"b=c"}
            a+b=c+d%2Be%20f            | {"a b":"c d+e f"}
            %61=%c3%A4%E2%82%ac        | {"a":"ä€"}
            a=%26%3D%25                | {"a":"&=%"}
            a=%0D%0A%00                | {"a":"\\r\\n\\u0000"}
            """)
    void fieldsAreRead(String form, String tree) throws Unfit {
        assertThat(read(form)).isEqualTo(json(tree));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a=1&b=%                    | /b: a bad escape in field 2 (expected: % and two hex digits)
            a=%2                       | /a: a bad escape in field 1 (expected: % and two hex digits)
            a=%zz                      | /a: a bad escape in field 1 (expected: % and two hex digits)
            a=%2&b=0                   | /a: a bad escape in field 1 (expected: % and two hex digits)
            a=%+1                      | /a: a bad escape in field 1 (expected: % and two hex digits)
            %u00e4=1                   | : a bad escape in field 1 (expected: % and two hex digits)
            a=%E4                      | /a: bytes that are no text (expected: UTF-8)
            a=%C0%AF                   | /a: bytes that are no text (expected: UTF-8)
            a=ä                        | /a: bytes that are no text (expected: UTF-8)
            """)
    void whatWouldBecomeAnotherValueIsRefused(String form, String refusal) {
        assertThat(Refusal.of(() -> read(form))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                   | ``
            {"a":"x y","b":1.50,"c":true}        | a=x+y&b=1.50&c=true
            {"a":null,"b":""}                    | a=&b=
            {"a":["1",2,null],"b":[],"c":3}      | a=1&a=2&a=&c=3
            {"ä+ €":"&=%;/?:@~'()!\\n"}          | %C3%A4%2B+%E2%82%AC=%26%3D%25%3B%2F%3F%3A%40%7E%27%28%29%21%0A
            {"x-._*9Z":"😀"}                     | x-._*9Z=%F0%9F%98%80
            """)
    void fieldsAreWritten(String tree, String form) throws Unfit {
        assertThat(written(json(tree))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":{"b":1}}       | /a: an object or list (expected: a single value, forms have no levels)
            {"a":[1,{"b":1}]}   | /a/1: an object or list (expected: a single value, forms have no levels)
            {"a":[[1]]}         | /a/0: an object or list (expected: a single value, forms have no levels)
            [1]                 | : no object (expected: an object, its parts become fields)
            "a"                 | : no object (expected: an object, its parts become fields)
            """)
    void whatHasLevelsIsNoForm(String tree, String refusal) {
        assertThat(Refusal.of(() -> written(json(tree)))).isEqualTo(refusal);
    }

    @Test
    void theCharsetIsTheMessagesElseTheRules() throws Unfit {
        FormFormat latin = new FormFormat(StandardCharsets.ISO_8859_1, Wanted.ALL);
        byte[] body = "a=%E4".getBytes(StandardCharsets.US_ASCII);
        Tree tree = new Branch().put("a", Leaf.text("ä"));
        assertThat(latin.read(body, null)).isEqualTo(tree);
        assertThat(FORM.read(body, "application/x-www-form-urlencoded; charset=ISO-8859-1"))
                .isEqualTo(tree);
        assertThat(Refusal.of(() -> latin.read(body, "application/x-www-form-urlencoded; charset=utf-8")))
                .isEqualTo("/a: bytes that are no text (expected: UTF-8)");
        assertThat(latin.write(tree).body()).isEqualTo(body);
        assertThat(latin.write(tree).contentType()).isEqualTo("application/x-www-form-urlencoded; charset=iso-8859-1");
        assertThat(FORM.write(tree).contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(Refusal.of(() -> latin.write(new Branch().put("a", Items.of(Leaf.text("€"))))))
                .isEqualTo("/a/0: a character that cannot be written (expected: those of ISO-8859-1)");
    }

    @Test
    void fieldsThatNobodyWantsArePassedOver() throws Unfit {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/a"));
        FormFormat form = new FormFormat(StandardCharsets.UTF_8, wanted);
        assertThat(form.read("b=%&a=1&c=%ff&a=2".getBytes(StandardCharsets.US_ASCII), null))
                .isEqualTo(new Branch().put("a", Items.of(Leaf.text("1"), Leaf.text("2"))));
    }

    @Test
    void aThousandFieldsAreReadAndNoMore() throws Unfit {
        Branch thousand = (Branch) read("a=1&".repeat(1000));
        assertThat(((Items) thousand.value(0)).all()).hasSize(1000);
        assertThat(Refusal.of(() -> read("a=1&".repeat(1001)))).isEqualTo(": too many fields (expected: at most 1000)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&", "&", "%61", "a", "=", "+"})
    void twentyMebibytesCostLittle(String piece) {
        byte[] body = piece.repeat((20 << 20) / piece.length()).getBytes(StandardCharsets.US_ASCII);
        Cost cost = Cost.of(() -> FORM.read(body, null));
        assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return AnyTree.texts().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "UTF-16", "GB18030", "IBM037", "Shift_JIS");
    }

    @Property
    void whatIsWrittenIsReadAsTheSame(@ForAll("texts") List<String> texts, @ForAll("charsets") String charset) {
        Branch tree = new Branch();
        for (int i = 0; i < texts.size(); i++) {
            tree.add(texts.get(i / 2), Leaf.text(texts.get(i)));
        }
        FormFormat form = new FormFormat(Charset.forName(charset), Wanted.ALL);
        String answer = Refusal.of(
                () -> assertThat(form.read(form.write(tree).body(), null)).isEqualTo(tree));
        assertThat(answer).matches(charset.equals("UTF-8") ? "accepted" : "(?s)accepted|.*cannot be written.*");
    }

    @Property
    void anyBytesAreReadOrUnfit(@ForAll byte[] body) {
        assertThat(Refusal.of(() -> FORM.read(body, null))).isNotEmpty();
    }
}
