package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.json.JsonFormat.Place;

/** A place in the bytes of a document, which moves on as they are read. */
final class Cursor {
    /** No byte: there is nothing left. */
    static final int END = -1000;

    final byte[] body;
    int at;

    Cursor(byte[] body) {
        this.body = body;
        boolean hasByteOrderMark =
                body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        at = hasByteOrderMark ? 3 : 0;
    }

    /** The next byte that is no blank; the cursor stands on it. */
    int peek() {
        while (at < body.length) {
            byte b = body[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            at++;
        }
        return END;
    }

    void expect(char c) throws Unfit {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    void word(String word) throws Unfit {
        for (int i = 0; i < word.length(); i++, at++) {
            if (!stands(word.charAt(i))) {
                throw malformed();
            }
        }
    }

    /** Whether the cursor stands on that character. */
    boolean stands(char c) {
        return at < body.length && body[at] == c;
    }

    /** Behind an opening bracket: true where it is closed at once, and then the cursor stands behind that. */
    boolean isEmpty(char end) {
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    /** Behind a part or an element, past what follows: true for a comma, false for the closing bracket. */
    boolean isMore(char end) throws Unfit {
        int next = peek();
        if (next != ',' && next != end) {
            throw malformed();
        }
        at++;
        return next == ',';
    }

    Unfit malformed() {
        return new Unfit("", "malformed" + at() + " (expected: JSON)");
    }

    Unfit tooLong(String what, int most) {
        return new Unfit("", what + " too long" + at() + " (expected: at most " + most + " bytes)");
    }

    /** Such as {@code at line 3, column 7}, with a blank before it. */
    String at() {
        return " at " + place();
    }

    Place place() {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            if (body[i] == '\n') {
                line++;
                column = 1;
            } else if ((body[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return new Place(line, column);
    }
}
