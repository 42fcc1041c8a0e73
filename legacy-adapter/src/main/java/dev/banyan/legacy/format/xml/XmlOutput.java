package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one document, byte by byte; what is written can be read by anything that reads XML. */
public final class XmlOutput {
    /** Characters that stand for themselves, in a text and in a value. */
    private static final boolean[] IN_TEXT = new boolean[128];

    private static final boolean[] IN_VALUE = new boolean[128];

    private static final String ASCII;

    static {
        StringBuilder ascii = new StringBuilder("\n\t");
        for (char c = ' '; c < 127; c++) {
            ascii.append(c);
        }
        ASCII = ascii.toString();
        for (int c = 0; c < IN_TEXT.length; c++) {
            boolean isMarkup = c == '<' || c == '>' || c == '&' || c == '\r';
            IN_TEXT[c] = Chars.isCharacter(c) && !isMarkup;
            IN_VALUE[c] = IN_TEXT[c] && c != '"' && c != '\n' && c != '\t';
        }
    }

    private final Charset charset;

    /** Says which characters the charset has; null: all. */
    private final @Nullable CharsetEncoder encoder;

    private byte[] out = new byte[512];
    private int size;
    private boolean isTagOpen;

    public XmlOutput(Charset charset) {
        this.charset = charset;
        this.encoder = charset.name().startsWith("UTF-") ? null : charset.newEncoder();
    }

    /** @throws IllegalArgumentException where documents cannot be written in it */
    public static void requireWritable(Charset charset) {
        if (!charset.canEncode() || !charset.newEncoder().canEncode(ASCII)) {
            throw new IllegalArgumentException("charset: " + charset.name() + " (expected: one that has all of ASCII)");
        }
    }

    /** As a Content-Type says it. */
    public static String word(Charset charset) {
        return charset.name().toLowerCase(Locale.ROOT);
    }

    /** Whether that can be the name of an element or attribute. */
    public static boolean isName(String text) {
        return Chars.isName(text);
    }

    /** That text, where what XML cannot carry has become U+FFFD. */
    public static String writable(String text) {
        if (text.codePoints().allMatch(Chars::isCharacter)) {
            return text;
        }
        return text.codePoints()
                .map(c -> Chars.isCharacter(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public void declaration() {
        ascii("<?xml version=\"1.0\" encoding=\"");
        ascii(charset.name());
        ascii("\"?>");
    }

    /** Begins an element; attributes follow. */
    public void begin(String prefix, String name) throws Unfit {
        closeTag();
        ascii("<");
        name(prefix, name);
        isTagOpen = true;
    }

    /** An attribute of the element that was begun just now. */
    public void attribute(String prefix, String name, String value) throws Unfit {
        ascii(" ");
        name(prefix, name);
        ascii("=\"");
        characters(value, IN_VALUE);
        ascii("\"");
    }

    /** @throws Unfit where XML has no way to carry one of the characters */
    public void text(String text) throws Unfit {
        if (!text.isEmpty()) {
            closeTag();
            characters(text, IN_TEXT);
        }
    }

    public void end(String prefix, String name) throws Unfit {
        if (isTagOpen) {
            isTagOpen = false;
            ascii("/>");
        } else {
            ascii("</");
            name(prefix, name);
            ascii(">");
        }
    }

    /** All that was written. */
    public byte[] bytes() {
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
        return isUtf8 ? Arrays.copyOf(out, size) : new String(out, 0, size, StandardCharsets.UTF_8).getBytes(charset);
    }

    private void closeTag() {
        if (isTagOpen) {
            isTagOpen = false;
            ascii(">");
        }
    }

    @SuppressWarnings("deprecation")
    private void ascii(String text) {
        ensure(text.length());
        text.getBytes(0, text.length(), out, size);
        size += text.length();
    }

    private void name(String prefix, String name) throws Unfit {
        if (!prefix.isEmpty()) {
            ascii(prefix);
            ascii(":");
        }
        if (!Chars.isName(name) || encoder != null && !encoder.canEncode(name)) {
            throw new Unfit("", "a name that XML has none for (expected: letters, digits, - . _)");
        }
        characters(name, IN_TEXT);
    }

    private void characters(String text, boolean[] plain) throws Unfit {
        int length = text.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < plain.length && plain[c]) {
                out[size++] = (byte) c;
            } else {
                int point = text.codePointAt(i);
                ensure(length - i + 12);
                other(point);
                i += point >>> 16 == 0 ? 0 : 1;
            }
        }
    }

    private void other(int point) throws Unfit {
        if (!Chars.isCharacter(point)) {
            throw new Unfit("", "a character that XML cannot carry (expected: no control characters)");
        }
        if (point < 0x80) {
            ascii(escaped(point));
        } else if (encoder == null || encoder.canEncode(Character.toString(point))) {
            utf8(point);
        } else {
            ascii("&#" + point + ";");
        }
    }

    private static String escaped(int point) {
        return switch (point) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            default -> "&#" + point + ";";
        };
    }

    private void utf8(int point) {
        if (point < 0x800) {
            out[size++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                out[size++] = (byte) (0xE0 | point >> 12);
            } else {
                out[size++] = (byte) (0xF0 | point >> 18);
                out[size++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            out[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        out[size++] = (byte) (0x80 | point & 0x3F);
    }

    private void ensure(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
