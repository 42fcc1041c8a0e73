package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Unfit;

/** Passes over a value that nobody wants: it has to be JSON, but nothing is made of it. */
final class Skip {
    private Skip() {}

    /** @param depth how many objects and lists are open around it */
    static void value(Cursor cursor, int depth) throws Unfit {
        switch (cursor.peek()) {
            case '{' -> parts(cursor, depth + 1);
            case '[' -> elements(cursor, depth + 1);
            case '"' -> Texts.skip(cursor);
            case 't' -> cursor.word("true");
            case 'f' -> cursor.word("false");
            case 'n' -> cursor.word("null");
            default -> Numbers.skip(cursor);
        }
    }

    private static void parts(Cursor cursor, int depth) throws Unfit {
        JsonReader.requireDepth(cursor, depth);
        cursor.at++;
        if (cursor.isEmpty('}')) {
            return;
        }
        do {
            if (cursor.peek() != '"') {
                throw cursor.malformed();
            }
            Texts.skip(cursor);
            cursor.expect(':');
            value(cursor, depth);
        } while (cursor.isMore('}'));
    }

    private static void elements(Cursor cursor, int depth) throws Unfit {
        JsonReader.requireDepth(cursor, depth);
        cursor.at++;
        if (cursor.isEmpty(']')) {
            return;
        }
        do {
            value(cursor, depth);
        } while (cursor.isMore(']'));
    }
}
