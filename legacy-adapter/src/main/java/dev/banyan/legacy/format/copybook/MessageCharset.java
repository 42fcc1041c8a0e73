package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The charset that a message's Content-Type names (RFC 9110, section 8.3.2). */
final class MessageCharset {
    private static final String NAME = "charset=";

    private MessageCharset() {}

    /**
     * @param usual where it names none
     * @throws Unfit where there is no such charset, or none with a byte for each digit
     */
    static CodePage of(@Nullable String contentType, CodePage usual) throws Unfit {
        String name = contentType == null ? "" : name(contentType);
        if (name.isEmpty()) {
            return usual;
        }
        try {
            CodePage page = CodePage.of(Charset.forName(name));
            if (page != null) {
                return page;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // The same as one that cannot be used.
        }
        throw new Unfit("", "a charset in Content-Type that cannot be used (expected: one with one byte a digit)");
    }

    private static String name(String contentType) {
        String[] parameters = contentType.split(";", -1);
        for (int i = 1; i < parameters.length; i++) {
            String parameter = parameters[i].strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith(NAME)) {
                return parameter.substring(NAME.length()).replace("\"", "").strip();
            }
        }
        return "";
    }
}
