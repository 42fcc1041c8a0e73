package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.ContentType;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The charset that a message's Content-Type names (RFC 9110, section 8.3.2). */
final class MessageCharset {
    private MessageCharset() {}

    /**
     * @param usual where it names none
     * @throws Unfit where there is no such charset, or none with a byte for each digit
     */
    static CodePage of(@Nullable String contentType, CodePage usual) throws Unfit {
        if (ContentType.parameter(contentType, "charset") == null) {
            return usual;
        }
        CodePage page = CodePage.of(
                TextCoding.of(contentType, StandardCharsets.US_ASCII).charset());
        if (page == null) {
            throw new Unfit("", "a charset in Content-Type that cannot be used (expected: one with one byte a digit)");
        }
        return page;
    }
}
