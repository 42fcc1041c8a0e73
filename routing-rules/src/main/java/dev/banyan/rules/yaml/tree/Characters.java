package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import org.yaml.snakeyaml.reader.StreamReader;

/** A look at the characters of a file before it is read as YAML. */
final class Characters {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What decoding puts where bytes are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** @throws Unreadable at the first character that may not stand in the rules */
    static void check(String file, String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if ((c < ' ' || c > '~') && isOdd(text, i)) {
                throw unreadable(new Place(file, line, column), i, text.codePointAt(i));
            }
            column += Character.isLowSurrogate(c) ? 0 : 1;
        }
    }

    private static boolean isOdd(String text, int at) {
        char c = text.charAt(at);
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        int codePoint = text.codePointAt(at);
        return codePoint == REPLACEMENT || codePoint == BYTE_ORDER_MARK || !StreamReader.isPrintable(codePoint);
    }

    private static Unreadable unreadable(Place place, int at, int codePoint) {
        if (codePoint == REPLACEMENT) {
            return new Unreadable("not-utf8", place, "bytes that are no UTF-8 (expected: UTF-8)", "save it as UTF-8");
        }
        if (codePoint == BYTE_ORDER_MARK && at == 0) {
            return new Unreadable(
                    "byte-order-mark",
                    place,
                    "a byte order mark (expected: UTF-8 without one)",
                    "save it as UTF-8 without BOM");
        }
        return new Unreadable(
                "bad-character",
                place,
                String.format("character U+%04X (expected: printable characters)", codePoint),
                "in double quotes it can be written as an escape");
    }
}
