package dev.banyan.legacy.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodingTest {
    private static final TextCoding UTF_8 = TextCoding.UTF_8;

    @Provide
    Arbitrary<String> texts() {
        return AnyTree.texts();
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of(
                "UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-15", "windows-1252", "Shift_JIS", "IBM037", "GB18030");
    }

    @Property
    void whatIsEncodedIsDecodedAsTheSameOrUnfit(@ForAll("texts") String text, @ForAll("charsets") String charset) {
        TextCoding coding = new TextCoding(Charset.forName(charset));
        String answer = Refusal.of(() -> {
            byte[] bytes = coding.encode(text);
            assertThat(coding.decode(bytes, 0, bytes.length)).isEqualTo(text);
        });
        assertThat(answer)
                .isIn("accepted", ": a character that cannot be written (expected: those of " + charset + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, c0af",
        "UTF-8, eda080",
        "UTF-8, e4",
        "US-ASCII, e4",
        "windows-1252, 81",
        "UTF-16BE, d83d",
        "Shift_JIS, 81"
    })
    void bytesThatAreNoTextAreRefused(String charset, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Refusal.of(() -> new TextCoding(Charset.forName(charset)).decode(bytes, 0, bytes.length)))
                .isEqualTo(": bytes that are no text (expected: " + charset + ")");
    }

    @Test
    void aReplacementCharacterThatSomebodyWroteStays() throws Unfit {
        byte[] bytes = UTF_8.encode("x\uFFFDy");
        assertThat(UTF_8.decode(bytes, 1, bytes.length)).isEqualTo("\uFFFDy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halfOfASurrogatePairIsNoText(String half) {
        assertThat(Refusal.of(() -> UTF_8.encode(half)))
                .isEqualTo(": a character that cannot be written (expected: those of UTF-8)");
    }

    @Test
    void theCharsetThatTheMessageNamesWins() throws Unfit {
        assertThat(TextCoding.of("text/plain; charset=\"utf-16\"", StandardCharsets.UTF_8)
                        .charset())
                .isEqualTo(StandardCharsets.UTF_16);
        assertThat(TextCoding.of("text/plain", StandardCharsets.ISO_8859_1).charset())
                .isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "utf 8", "", "\u00e4", "../x"})
    void anUnknownCharsetIsRefusedWithoutSayingItAgain(String charset) {
        assertThat(Refusal.of(() -> TextCoding.of("a/b; charset=\"" + charset + "\"", StandardCharsets.UTF_8)))
                .isEqualTo(": Content-Type with an unknown charset (expected: one such as utf-8)");
    }

    @Test
    void aCharsetThatCanOnlyBeReadIsNotWritten() {
        Charset detecting = Charset.forName("x-JISAutoDetect");
        assertThat(Refusal.of(() -> new TextCoding(detecting).encode("a")))
                .isEqualTo(": text (expected: nothing, x-JISAutoDetect can be read only)");
    }

    @Test
    void aByteOrderMarkIsNoPartOfADocument() throws Unfit {
        assertThat(UTF_8.document("\uFEFF\uFEFFa".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("\uFEFFa");
        assertThat(UTF_8.document(new byte[0])).isEmpty();
    }
}
