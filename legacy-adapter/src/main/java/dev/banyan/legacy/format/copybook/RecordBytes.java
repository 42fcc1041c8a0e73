package dev.banyan.legacy.format.copybook;

/** A record while it is read or written, with room to work in. For one thread. */
final class RecordBytes {
    /** More digits than any field has, so that a value beyond its picture has room, too. */
    private static final int MOST_DIGITS = 48;

    final byte[] bytes;
    final int length;
    final CodePage page;
    /** How many elements the tables of each counter have; -1: not known yet. */
    final int[] counts;

    /** 0 to 9 each. */
    final byte[] digits = new byte[MOST_DIGITS];
    /** Characters of a number's literal. */
    final byte[] literal = new byte[2 * MOST_DIGITS];

    RecordBytes(byte[] bytes, int length, CodePage page, int[] counts) {
        this.bytes = bytes;
        this.length = length;
        this.page = page;
        this.counts = counts;
    }

    /** Nothing was ever put there: spaces, or binary zeros. */
    boolean isBlank(int at, int size) {
        byte first = bytes[at];
        if (first != page.space && first != 0) {
            return false;
        }
        for (int i = at + 1; i < at + size; i++) {
            if (bytes[i] != first) {
                return false;
            }
        }
        return true;
    }
}
