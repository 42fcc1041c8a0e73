package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charsets as tables. */
class CodePageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"IBM037", "IBM1047", "IBM500", "IBM273", "IBM285", "IBM297", "IBM1140", "IBM1141", "IBM1148"})
    void ebcdicHasACharacterForEveryByte(String name) throws Exception {
        CodePage page = CodePage.of(Charset.forName(name));
        byte[] all = new byte[256];
        for (int b = 0; b < all.length; b++) {
            all[b] = (byte) b;
        }
        String text = page.text(all, 0, all.length);
        byte[] again = new byte[256];
        page.put(text, again, 0);

        assertThat(page.ebcdic).isTrue();
        assertThat(text).isEqualTo(new String(all, Charset.forName(name)));
        assertThat(again).isEqualTo(text.getBytes(Charset.forName(name)));
        assertThat(page.text(again, 0, again.length)).isEqualTo(text);
    }

    @Test
    void noCharsetOfThePlatformBreaksIt() {
        long usable = Charset.availableCharsets().values().stream()
                .filter(charset -> CodePage.of(charset) != null)
                .count();

        assertThat(usable).isGreaterThan(60);
        assertThat(CodePage.of(StandardCharsets.UTF_16)).isNull();
        assertThat(CodePage.of(Charset.forName("UTF-32"))).isNull();
    }

    @Test
    void ofUtf8TheCharactersOfOneByteCanBeUsed() throws Exception {
        CodePage page = CodePage.of(StandardCharsets.UTF_8);

        assertThat(page.text("a~\n".getBytes(StandardCharsets.UTF_8), 0, 3)).isEqualTo("a~\n");
        assertThat(catchThrowableOfType(Unfit.class, () -> page.put("\u0080", new byte[2], 0)))
                .isNotNull();
        assertThat(catchThrowableOfType(Unfit.class, () -> page.text(new byte[] {(byte) 0xC3}, 0, 1)))
                .isNotNull();
    }
}
