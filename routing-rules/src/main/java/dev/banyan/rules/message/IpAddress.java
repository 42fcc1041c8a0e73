package dev.banyan.rules.message;

import org.jspecify.annotations.Nullable;

/**
 * An address as 128 bits, read from a literal and never from a name. IPv4 stands as its mapped form {@code
 * ::ffff:a.b.c.d} (RFC 4291, section 2.5.5.2).
 */
record IpAddress(long high, long low) {
    private static final long MAPPED = 0xffffL << 32;
    private static final int NONE = -1;

    boolean isV4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    static IpAddress ofV4(long address) {
        return new IpAddress(0, MAPPED | address);
    }

    /** @param octets 4 or 16 of them */
    static @Nullable IpAddress of(byte[] octets) {
        if (octets.length == 4) {
            return ofV4(bits(octets, 0, 4));
        }
        return octets.length == 16 ? new IpAddress(bits(octets, 0, 8), bits(octets, 8, 16)) : null;
    }

    private static long bits(byte[] octets, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 8 | (octets[i] & 0xff);
        }
        return bits;
    }

    /** @return null where the text is no IP literal */
    static @Nullable IpAddress parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseV6(text);
        }
        long v4 = v4(text, 0);
        return v4 == NONE ? null : ofV4(v4);
    }

    /** The 32 bits of the dotted literal from that index to the end, or -1. */
    static long v4(String text, int from) {
        long address = 0;
        int octets = 0;
        int start = from;
        for (int i = from; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != '.') {
                continue;
            }
            int octet = octet(text, start, i);
            if (octet == NONE || ++octets > 4) {
                return NONE;
            }
            address = address << 8 | octet;
            start = i + 1;
        }
        return octets == 4 ? address : NONE;
    }

    private static int octet(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return NONE;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? NONE : value;
    }

    private static @Nullable IpAddress parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(text);
            return groups != null && groups.length == 8 ? joined(groups, new int[0]) : null;
        }
        int[] front = groups(text.substring(0, gap));
        int[] back = groups(text.substring(gap + 2));
        boolean dottedInFront = text.lastIndexOf('.', gap) >= 0;
        if (front == null || back == null || front.length + back.length > 7 || dottedInFront) {
            return null;
        }
        return joined(front, back);
    }

    private static IpAddress joined(int[] front, int[] back) {
        long[] halves = new long[2];
        for (int i = 0; i < front.length; i++) {
            halves[i / 4] |= (long) front[i] << (48 - i % 4 * 16);
        }
        for (int i = 0; i < back.length; i++) {
            int at = 8 - back.length + i;
            halves[at / 4] |= (long) back[i] << (48 - at % 4 * 16);
        }
        return new IpAddress(halves[0], halves[1]);
    }

    /** Groups of up to four hex digits between colons; the last may be dotted and then gives two. Null: malformed. */
    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] words = text.split(":", 9);
        boolean dotted = words[words.length - 1].indexOf('.') >= 0;
        int[] groups = new int[words.length + (dotted ? 1 : 0)];
        for (int i = 0; i < words.length - (dotted ? 1 : 0); i++) {
            groups[i] = group(words[i]);
            if (groups[i] == NONE) {
                return null;
            }
        }
        return !dotted || dottedTail(words[words.length - 1], groups) ? groups : null;
    }

    private static boolean dottedTail(String word, int[] groups) {
        long v4 = v4(word, 0);
        groups[groups.length - 2] = (int) (v4 >>> 16);
        groups[groups.length - 1] = (int) (v4 & 0xffff);
        return v4 != NONE;
    }

    private static int group(String word) {
        boolean hex = !word.isEmpty() && word.length() <= 4;
        for (int i = 0; hex && i < word.length(); i++) {
            char c = word.charAt(i);
            hex = c < 128 && Character.digit(c, 16) >= 0;
        }
        return hex ? Integer.parseInt(word, 16) : NONE;
    }
}
