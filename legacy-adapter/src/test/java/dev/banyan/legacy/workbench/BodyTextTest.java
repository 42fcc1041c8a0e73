package dev.banyan.legacy.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTextTest {

    @Test
    void nothingHasNoLines() {
        assertThat(lines("json", null, "")).isEmpty();
    }

    @Test
    void theContentTypeSaysWhatItIsBeforeTheRulesDo() {
        assertThat(lines("soap11", "application/problem+json", "{\"a\":1}")).containsExactly("{", "  \"a\": 1", "}");
        assertThat(lines("json", "text/xml", "<a><b/></a>")).containsExactly("<a>", "  <b/>", "</a>");
    }

    @Test
    void withoutAnyWordItsFirstSignSays() {
        assertThat(lines("", null, " [1,[]]")).containsExactly("[", "  1,", "  []", "]");
        assertThat(lines("", null, "<a><b/></a>")).hasSize(3);
        assertThat(lines("", null, "a, b\nc")).containsExactly("a, b", "c");
    }

    @Test
    void aFormHasALineForEachName() {
        assertThat(lines("form", null, "a=1&b=%20")).containsExactly("a=1", "&b=%20");
    }

    @Test
    void charsetsAreThoseOfTheMessageTheDeclarationOrTheRules() {
        String text = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a>\u20AC</a>";
        byte[] declared = text.getBytes(Charset.forName("ISO-8859-15"));
        assertThat(BodyText.lines("xml", null, declared, null)).contains("<a>\u20AC</a>");
        assertThat(BodyText.lines(
                        "text", "text/plain; charset=IBM037", "Hana".getBytes(Charset.forName("IBM037")), null))
                .containsExactly("Hana");
        assertThat(BodyText.lines("text", null, "Hana".getBytes(Charset.forName("IBM037")), "IBM037"))
                .containsExactly("Hana");
        assertThat(BodyText.lines("text", null, "\uFEFFHana".getBytes(StandardCharsets.UTF_16LE), null))
                .containsExactly("Hana");
        assertThat(BodyText.lines("text", "text/plain; charset=no-such", "a".getBytes(UTF_8), "no such"))
                .containsExactly("a");
    }

    @Test
    void whatIsNoTextOrMovesTheCursorIsShownInHex() {
        assertThat(BodyText.lines("text", null, new byte[] {'a', (byte) 0xff}, null))
                .containsExactly("00000000  61 ff" + " ".repeat(43) + "  |a.|");
        assertThat(lines("text", null, "\u001b[2Ja"))
                .singleElement()
                .asString()
                .contains("1b 5b 32 4a 61")
                .endsWith("|.[2Ja|");
        assertThat(lines("text", null, "\u009b2J")).singleElement().asString().startsWith("00000000");
    }

    @Test
    void aDumpHasSixteenBytesALineAndAnEnd() {
        assertThat(HexDump.lines("0123456789abcdefg".getBytes(UTF_8)))
                .containsExactly(
                        "00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|",
                        "00000010  67" + " ".repeat(46) + "  |g|");
        assertThat(HexDump.lines(new byte[70_000])).hasSize(4097).endsWith("... 4464 more bytes");
    }

    private static List<String> lines(String format, String contentType, String body) {
        return BodyText.lines(format, contentType, body.getBytes(UTF_8), null);
    }
}
