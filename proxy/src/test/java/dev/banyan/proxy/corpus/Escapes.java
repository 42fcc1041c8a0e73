package dev.banyan.proxy.corpus;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How bytes are written in a table: {@code \r \n \t \0 \s} (a space), {@code \f} (the next {@link #FIELD}), {@code \|}, {@code \\}, {@code \xHH}, and {@code
 * {300*ab}} for three hundred times {@code ab}. A text holds one character a byte.
 */
final class Escapes {
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^}]+)}");
    /** Ends a line of an HTTP/2 message: it is no byte, so that every byte may stand within a field. */
    static final char FIELD = '\uE000';

    private static final String LETTERS = "rnt0sf|\\";
    private static final String MEANT = "\r\n\t\0 " + FIELD + "|\\";

    private Escapes() {}

    /** The bytes, one character each. */
    static String read(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String repeated = repeat(text);
        for (int i = 0; i < repeated.length(); i++) {
            char c = repeated.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else if (repeated.charAt(i + 1) == 'x') {
                out.append((char) Integer.parseInt(repeated.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                out.append(meant(repeated, ++i));
            }
        }
        return out.toString();
    }

    private static char meant(String text, int at) {
        int letter = at < text.length() ? LETTERS.indexOf(text.charAt(at)) : -1;
        if (letter < 0) {
            throw new IllegalArgumentException("escape at " + at + " of: " + text + " (expected: one of " + LETTERS
                    + " or xHH behind the backslash)");
        }
        return MEANT.charAt(letter);
    }

    private static String repeat(String text) {
        Matcher matcher = REPEATED.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    }

    /** The other way, for a person to read. */
    static String write(String bytes) {
        StringBuilder out = new StringBuilder(bytes.length() + 16);
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            int letter = c == ' ' || c == '|' ? -1 : MEANT.indexOf(c);
            if (letter >= 0) {
                out.append('\\').append(LETTERS.charAt(letter));
            } else if (c < 0x20 || c > 0x7e) {
                out.append(String.format("\\x%02x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.length() <= 400 ? out.toString() : out.substring(0, 400) + "... (" + bytes.length() + " bytes)";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
