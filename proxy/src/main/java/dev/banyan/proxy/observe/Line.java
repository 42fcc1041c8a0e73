package dev.banyan.proxy.observe;

import java.util.Arrays;

/** One line in the making: bytes of UTF-8 that are used again and again. Not for two threads at once. */
final class Line {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_CHAR = 6;
    private static final long MICROS_IN_MILLI = 1000;

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** @param fixed only characters below 0x80, copied as they are */
    Line ascii(String fixed) {
        room(fixed.length());
        copy(fixed, fixed.length());
        return this;
    }

    Line ascii(char fixed) {
        room(1);
        bytes[length++] = (byte) fixed;
        return this;
    }

    /** ISO 8601 in UTC, to the millisecond. @param epochMillis not before 1970 */
    Line time(long epochMillis) {
        byte[] stamp = Stamp.of(epochMillis);
        room(stamp.length);
        System.arraycopy(stamp, 0, bytes, length, stamp.length);
        length += stamp.length;
        return this;
    }

    Line number(long value) {
        room(LONGEST_NUMBER);
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        int end = length + digits(value);
        long rest = value;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    /** Milliseconds with three digits behind the point. */
    Line millis(long nanos) {
        long micros = Math.max(0, nanos) / 1000;
        number(micros / MICROS_IN_MILLI);
        int fraction = (int) (micros % MICROS_IN_MILLI);
        room(4);
        bytes[length++] = '.';
        bytes[length++] = (byte) ('0' + fraction / 100);
        bytes[length++] = (byte) ('0' + fraction / 10 % 10);
        bytes[length++] = (byte) ('0' + fraction % 10);
        return this;
    }

    /**
     * Text as it may stand in a JSON string (RFC 8259, section 7); half a surrogate pair becomes U+FFFD.
     *
     * @param max characters; what is longer is cut and ends in three dots
     */
    Line text(String text, int max) {
        int end = Math.min(text.length(), max);
        room(end * LONGEST_CHAR + 3);
        int plain = plain(text, end);
        copy(text, plain);
        for (int i = plain; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                escaped(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                utf8(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                utf8(Character.isSurrogate(c) ? 0xfffd : c);
            }
        }
        return end == text.length() ? this : ascii("...");
    }

    @SuppressWarnings("deprecation") // the one way to copy ASCII without a charset's detour
    private void copy(String ascii, int end) {
        ascii.getBytes(0, end, bytes, length);
        length += end;
    }

    /** How many of the first characters stand for themselves: mostly all. */
    private static int plain(String text, int end) {
        int i = 0;
        while (i < end && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
    }

    private void escaped(char c) {
        if (isPlain(c)) {
            bytes[length++] = (byte) c;
            return;
        }
        bytes[length++] = '\\';
        if (c == '"' || c == '\\') {
            bytes[length++] = (byte) c;
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 15];
    }

    private void utf8(int point) {
        if (point < 0x800) {
            bytes[length++] = (byte) (0xc0 | point >> 6);
        } else if (point < 0x10000) {
            bytes[length++] = (byte) (0xe0 | point >> 12);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        } else {
            bytes[length++] = (byte) (0xf0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        }
        bytes[length++] = (byte) (0x80 | point & 0x3f);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
