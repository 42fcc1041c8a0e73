package dev.banyan.rules.split;

/** Writes text as UTF-8 into an array, as {@link String#getBytes} does: half a surrogate pair becomes {@code ?}. */
final class Utf8 {
    private Utf8() {}

    /**
     * @param out with room for three bytes a character
     * @return the index behind the last byte written
     */
    static int encode(String text, byte[] out, int from) {
        int at = from;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                at = two(c, out, at);
            } else if (!Character.isSurrogate(c)) {
                at = three(c, out, at);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                at = four(Character.toCodePoint(c, text.charAt(++i)), out, at);
            } else {
                out[at++] = '?';
            }
        }
        return at;
    }

    private static int two(int c, byte[] out, int at) {
        out[at] = (byte) (0xc0 | c >> 6);
        out[at + 1] = continuation(c);
        return at + 2;
    }

    private static int three(int c, byte[] out, int at) {
        out[at] = (byte) (0xe0 | c >> 12);
        out[at + 1] = continuation(c >> 6);
        out[at + 2] = continuation(c);
        return at + 3;
    }

    private static int four(int c, byte[] out, int at) {
        out[at] = (byte) (0xf0 | c >> 18);
        out[at + 1] = continuation(c >> 12);
        out[at + 2] = continuation(c >> 6);
        out[at + 3] = continuation(c);
        return at + 4;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }
}
