package dev.banyan.legacy.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Wanted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    /** In order: the charset of the bytes, of the Content-Type, of the declaration, of the rules. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            UTF-8,        -,                 -,            UTF-8
            ISO-8859-1,   -,                 -,            ISO-8859-1
            ISO-8859-1,   -,                 ISO-8859-1,   UTF-8
            windows-1252, windows-1252,      ISO-8859-1,   UTF-8
            ISO-8859-1,   '\"ISO-8859-1\"',  UTF-8,        UTF-8
            UTF-8,        utf-8,             ISO-8859-1,   ISO-8859-1
            UTF-8,        -,                 utf-8,        ISO-8859-1
            UTF-16,       -,                 UTF-16,       UTF-8
            UTF-16LE,     -,                 -,            UTF-8
            UTF-16BE,     -,                 -,            UTF-8
            IBM037,       IBM037,            -,            UTF-8
            IBM1047,      -,                 IBM1047,      UTF-8
            IBM500,       -,                 -,            IBM500
            """)
    void theFirstThatNamesACharsetIsHeeded(String bytes, String contentType, String declared, String configured)
            throws Unfit {
        String encoding = declared == null ? "" : " encoding='" + declared + "'";
        String document =
                (declared == null ? "" : "<?xml version='1.0'" + encoding + "?>") + "<\u00e4>\u00fc\u00df</\u00e4>";
        String header = contentType == null ? null : "application/xml; charset=" + contentType;
        XmlFormat format = format(Charset.forName(configured));
        assertThat(Shown.of(format.read(document.getBytes(Charset.forName(bytes)), header)))
                .isEqualTo("{\u00e4: '\u00fc\u00df'}");
    }

    @Test
    void aByteOrderMarkIsHeededAboveAll() throws Unfit {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        document.writeBytes("<a>\u20ac</a>".getBytes(StandardCharsets.UTF_8));
        XmlFormat format = format(StandardCharsets.ISO_8859_1);
        assertThat(Shown.of(format.read(document.toByteArray(), "text/xml; charset=ISO-8859-1")))
                .isEqualTo("{a: '\u20ac'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x-no-such", "", "!", "utf-8 or so", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aCharsetThatIsNotKnownIsRefused(String name) {
        byte[] declared = ("<?xml version='1.0' encoding='" + name + "'?><a/>").getBytes(StandardCharsets.US_ASCII);
        XmlFormat format = format(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(Unfit.class, () -> format.read(declared, null)))
                .hasMessageContaining("a charset that is not known");
        assertThat(catchThrowableOfType(Unfit.class, () -> format.read(declared, "text/xml; charset=" + name)))
                .hasMessageContaining("a charset that is not known");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "US-ASCII", "windows-1253"})
    void bytesThatAreNoneOfTheCharsetAreRefused(String charset) {
        byte[] document = "<a>\u00d2</a>".getBytes(StandardCharsets.ISO_8859_1);
        XmlFormat format = format(Charset.forName(charset));
        assertThat(catchThrowableOfType(Unfit.class, () -> format.read(document, null)))
                .isNotNull()
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8      | utf-8      | <a>\u00e9\u20ac\ud83d\ude00</a>
            US-ASCII   | us-ascii   | <a>&#233;&#8364;&#128512;</a>
            ISO-8859-1 | iso-8859-1 | <a>\u00e9&#8364;&#128512;</a>
            UTF-16     | utf-16     | <a>\u00e9\u20ac\ud83d\ude00</a>
            IBM037     | ibm037     | <a>\u00e9&#8364;&#128512;</a>
            """)
    void whatTheCharsetDoesNotHaveIsAReference(String name, String word, String body) throws Unfit {
        Charset charset = Charset.forName(name);
        XmlFormat format = format(charset);
        var written = format.write(format.read("<a>&#233;&#8364;&#128512;</a>".getBytes(charset), null));
        assertThat(written.contentType()).isEqualTo("application/xml; charset=" + word);
        assertThat(new String(written.body(), charset))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + body);
        assertThat(Shown.of(format.read(written.body(), null))).isEqualTo("{a: '\u00e9\u20ac\ud83d\ude00'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-CN", "IBM420", "x-JIS0208"})
    void aCharsetInWhichNoDocumentCanBeWrittenIsRefusedAtOnce(String name) {
        assertThatThrownBy(() -> format(Charset.forName(name)))
                .hasMessage("charset: " + name + " (expected: one that has all of ASCII)");
    }

    private static XmlFormat format(Charset charset) {
        return new XmlFormat("", Anything.ANYTHING, charset, Wanted.ALL);
    }
}
