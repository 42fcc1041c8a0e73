package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Literal;
import java.nio.charset.StandardCharsets;

/** Numbers (RFC 8259, section 6), by their characters: nothing here knows their value. */
final class Numbers {
    private Numbers() {}

    /** The literal that begins where the cursor stands. */
    static String read(Cursor cursor) throws Unfit {
        int from = cursor.at;
        skip(cursor);
        int length = cursor.at - from;
        if (length > Literal.MAX_DIGITS) {
            throw cursor.tooLong("a number", Literal.MAX_DIGITS);
        }
        return new String(cursor.body, from, length, StandardCharsets.ISO_8859_1);
    }

    static void skip(Cursor cursor) throws Unfit {
        if (cursor.stands('-')) {
            cursor.at++;
        }
        if (cursor.stands('0')) {
            cursor.at++;
        } else {
            digits(cursor);
        }
        if (cursor.stands('.')) {
            cursor.at++;
            digits(cursor);
        }
        if (cursor.stands('e') || cursor.stands('E')) {
            cursor.at++;
            if (cursor.stands('+') || cursor.stands('-')) {
                cursor.at++;
            }
            digits(cursor);
        }
    }

    private static void digits(Cursor cursor) throws Unfit {
        byte[] body = cursor.body;
        int at = cursor.at;
        while (at < body.length && body[at] >= '0' && body[at] <= '9') {
            at++;
        }
        boolean isNone = at == cursor.at;
        cursor.at = at;
        if (isNone) {
            throw cursor.malformed();
        }
    }
}
