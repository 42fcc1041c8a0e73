package dev.banyan.legacy.format.copybook;

/**
 * A PICTURE, taken apart.
 *
 * @param text as in the copybook, in upper case
 * @param size characters, without those that only V, P and S stand for
 * @param digits of a number that are kept, each a 9
 * @param scale of a number: how far the kept digits stand behind the point; negative where P scales up
 * @param signed whether there is an S
 * @param mask of edited ones, a symbol a character; else empty
 */
record Picture(Kind kind, String text, int size, int digits, int scale, boolean signed, String mask) {

    enum Kind {
        /** X, A. */
        TEXT,
        /** 9, with S, V, P. */
        NUMBER,
        /** Made for people to read: kept as text, checked against its mask. */
        EDITED
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }
}
