package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;

/** The references that XML has by itself: characters, and five entities. There are no others without a document type. */
final class References {
    private static final String[] ENTITIES = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    private static final String CHARACTERS = "<>&\"'";

    /** Digits, leading zeros included. */
    private static final int MOST_DIGITS = 32;

    private References() {}

    /** The place behind the reference that the cursor is at. */
    static int end(Cursor cursor) throws Unfit {
        if (cursor.peek(1) == '#') {
            return characterEnd(cursor);
        }
        for (String entity : ENTITIES) {
            if (cursor.isAt(entity)) {
                return cursor.at + entity.length();
            }
        }
        throw cursor.unfit("an & that begins no entity of XML's own (expected: &amp;, or a reference to a character)");
    }

    private static int characterEnd(Cursor cursor) throws Unfit {
        int at = cursor.at + 2;
        int most = Math.min(cursor.end, at + MOST_DIGITS);
        while (at < most && cursor.in[at] != ';') {
            at++;
        }
        boolean isWhole = at < most && at > cursor.at + 2;
        if (!isWhole || !Chars.isCharacter(point(cursor.in, cursor.at, at))) {
            throw cursor.unfit("a reference to no character (expected: one that XML has)");
        }
        return at + 1;
    }

    /**
     * What a reference stands for.
     *
     * @param from where its ampersand is
     * @param to where its semicolon is
     * @return -1: nothing
     */
    static int point(byte[] in, int from, int to) {
        if (in[from + 1] == '#') {
            boolean isHex = in[from + 2] == 'x';
            return number(in, from + (isHex ? 3 : 2), to, isHex ? 16 : 10);
        }
        for (int i = 0; i < ENTITIES.length; i++) {
            // Which of the five it is its first two letters say.
            if (ENTITIES[i].charAt(1) == in[from + 1] && ENTITIES[i].charAt(2) == in[from + 2]) {
                return CHARACTERS.charAt(i);
            }
        }
        return -1;
    }

    private static int number(byte[] in, int from, int to, int radix) {
        int point = from == to ? -1 : 0;
        for (int i = from; i < to && point >= 0; i++) {
            int digit = in[i] < 0 ? -1 : Character.digit(in[i], radix);
            point = digit < 0 || point > 0x10FFFF ? -1 : point * radix + digit;
        }
        return point;
    }
}
