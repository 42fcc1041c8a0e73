package dev.banyan.rules.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes escapes for reading a value, never for forwarding one. */
final class PercentDecoder {
    private PercentDecoder() {}

    /**
     * The text between the two indices, escapes decoded as UTF-8. What is no escape stays as it stands; what is no UTF-8
     * becomes U+FFFD.
     */
    static String decoded(String text, int from, int to, boolean plusIsSpace) {
        if (!isEncoded(text, from, to, plusIsSpace)) {
            return text.substring(from, to);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? octet(text, i, to) : -1;
            if (octet >= 0) {
                out.write(octet);
                i += 2;
            } else if (c < 0x80) {
                out.write(plusIsSpace && c == '+' ? ' ' : c);
            } else {
                i += writeCharacter(out, text, i) - 1;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static boolean isEncoded(String text, int from, int to, boolean plusIsSpace) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%' || (plusIsSpace && c == '+')) {
                return true;
            }
        }
        return false;
    }

    /** The octet that {@code %xx} at that index stands for, or -1 where there is no such escape. */
    static int octet(String text, int percent, int end) {
        if (percent + 2 >= end) {
            return -1;
        }
        int high = digit(text.charAt(percent + 1));
        int low = digit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** {@link Character#digit} would also take digits of other scripts. */
    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static int writeCharacter(ByteArrayOutputStream out, String text, int at) {
        String character = Character.toString(text.codePointAt(at));
        out.writeBytes(character.getBytes(StandardCharsets.UTF_8));
        return character.length();
    }
}
