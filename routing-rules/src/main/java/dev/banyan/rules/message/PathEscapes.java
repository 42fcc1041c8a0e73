package dev.banyan.rules.message;

import static java.lang.Character.forDigit;
import static java.lang.Character.toUpperCase;

/**
 * The first step to the canonical path: every character is legal, escaped unreserved characters are decoded, the other
 * escapes are in upper case (RFC 3986, section 6.2.2).
 */
final class PathEscapes {
    private static final int NO_ESCAPE = -1;

    private PathEscapes() {}

    static String normal(String raw) throws MalformedPath {
        StringBuilder out = new StringBuilder(raw.length() + 8);
        int before = NO_ESCAPE;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                appendRaw(out, c, i);
                before = NO_ESCAPE;
                continue;
            }
            int octet = octet(raw, i);
            if (isOverlong(before, octet)) {
                throw new MalformedPath("escape at character " + i + ": overlong UTF-8 (expected: the shortest form)");
            }
            appendOctet(out, octet);
            before = octet;
            i += 2;
        }
        return out.toString();
    }

    private static void appendRaw(StringBuilder out, char c, int at) throws MalformedPath {
        if (PathCharacters.isOrdinary(c) || c == ';') {
            out.append(c);
        } else if (PathCharacters.isRawInBrowsers(c)) {
            appendEscape(out, c);
        } else {
            throw new MalformedPath("character " + at + " of the path: U+" + String.format("%04X", (int) c)
                    + " (expected: one that RFC 3986 allows in a path, or its escape)");
        }
    }

    private static void appendOctet(StringBuilder out, int octet) {
        if (PathCharacters.isUnreserved(octet)) {
            out.append((char) octet);
        } else {
            appendEscape(out, octet);
        }
    }

    private static void appendEscape(StringBuilder out, int octet) {
        out.append('%').append(hex(octet >> 4)).append(hex(octet & 15));
    }

    private static char hex(int digit) {
        return toUpperCase(forDigit(digit, 16));
    }

    private static int octet(String raw, int percent) throws MalformedPath {
        int octet = PercentDecoder.octet(raw, percent, raw.length());
        if (octet < 0) {
            throw new MalformedPath("escape at character " + percent + " (expected: % and two hex digits)");
        }
        if (octet == 0) {
            throw new MalformedPath("escape at character " + percent + ": NUL (expected: none in a path)");
        }
        return octet;
    }

    /** Lenient decoders read {@code %C0%AE} as a dot; no such sequence is valid (RFC 3629, section 3). */
    private static boolean isOverlong(int lead, int next) {
        if (next < 0x80 || next > 0xbf) {
            return false;
        }
        return lead == 0xc0 || lead == 0xc1 || (lead == 0xe0 && next < 0xa0) || (lead == 0xf0 && next < 0x90);
    }
}
