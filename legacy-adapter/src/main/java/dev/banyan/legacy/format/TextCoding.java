package dev.banyan.legacy.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text and back in one charset. Bytes that are no text in it, and text that it has no bytes for, are unfit:
 * nothing is put in their place.
 */
public record TextCoding(Charset charset) {
    public static final TextCoding UTF_8 = new TextCoding(StandardCharsets.UTF_8);

    private static final char REPLACED = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * The charset that a message names, whose word wins over the rules'.
     *
     * @param fallback where it names none
     * @throws Unfit where it names one that does not exist
     */
    public static TextCoding of(@Nullable String contentType, Charset fallback) throws Unfit {
        String name = ContentType.parameter(contentType, "charset");
        if (name == null) {
            return new TextCoding(fallback);
        }
        if (name.equalsIgnoreCase("utf-8")) {
            return UTF_8;
        }
        try {
            return new TextCoding(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Unfit("", "Content-Type with an unknown charset (expected: one such as utf-8)");
        }
    }

    /** The text of a whole body, without the byte order mark that it may begin with. */
    public String document(byte[] body) throws Unfit {
        String text = decode(body, 0, body.length);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** @throws Unfit where the bytes are no text in this charset */
    public String decode(byte[] bytes, int from, int to) throws Unfit {
        String text = new String(bytes, from, to - from, charset);
        // A sign of replacement: either a bad byte has become one, or somebody has really written one.
        return text.indexOf(REPLACED) < 0 ? text : strictly(bytes, from, to);
    }

    private String strictly(byte[] bytes, int from, int to) throws Unfit {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, to - from);
            return charset.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException malformed) {
            throw new Unfit("", "bytes that are no text (expected: " + charset.name() + ")");
        }
    }

    /** @throws Unfit where this charset has no bytes for a character, or where it is half of a surrogate pair */
    public byte[] encode(String text) throws Unfit {
        if (charset.equals(StandardCharsets.UTF_8) && isWhole(text)) {
            return text.getBytes(charset);
        }
        if (!charset.canEncode()) {
            throw new Unfit("", "text (expected: nothing, " + charset.name() + " can be read only)");
        }
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException unmappable) {
            throw new Unfit("", "a character that cannot be written (expected: those of " + charset.name() + ")");
        }
    }

    /** The media type with this charset, such as {@code text/csv; charset=utf-8}. */
    public String contentType(String media) {
        return media + "; charset=" + charset.name().toLowerCase(Locale.ROOT);
    }

    /** False: half of a surrogate pair stands alone in it, so that it is no text. */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
