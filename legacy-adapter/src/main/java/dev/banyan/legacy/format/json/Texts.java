package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import java.nio.charset.StandardCharsets;

/** Texts and names (RFC 8259, section 7). The cursor stands on the opening quote, and then behind the closing one. */
final class Texts {
    static final int MAX_NAME = 8 << 10;
    static final int MAX_TEXT = 8 << 20;

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private Texts() {}

    static String read(Cursor cursor) throws Unfit {
        int from = cursor.at + 1;
        int end = plainEnd(cursor.body, from);
        boolean isPlain = end < cursor.body.length && cursor.body[end] == '"';
        cursor.at = isPlain ? end : end(cursor, end);
        int length = cursor.at++ - from;
        if (length > MAX_TEXT) {
            throw cursor.tooLong("a text", MAX_TEXT);
        }
        return isPlain
                ? new String(cursor.body, from, length, StandardCharsets.ISO_8859_1)
                : odd(cursor, from, end, from + length);
    }

    /** @param names those that came before, so that they need not be made again */
    static String name(Cursor cursor, Names names) throws Unfit {
        int from = cursor.at + 1;
        int end = plainEnd(cursor.body, from);
        if (end < cursor.body.length && cursor.body[end] == '"' && end - from <= Names.LONGEST) {
            cursor.at = end + 1;
            return names.name(cursor.body, from, end);
        }
        String name = read(cursor);
        if (cursor.at - from > MAX_NAME) {
            throw cursor.tooLong("a name", MAX_NAME);
        }
        return name;
    }

    static void skip(Cursor cursor) throws Unfit {
        cursor.at = end(cursor, plainEnd(cursor.body, cursor.at + 1)) + 1;
    }

    /** Where what needs no thought ends: ASCII without escapes. */
    private static int plainEnd(byte[] body, int from) {
        int at = from;
        while (at + Long.BYTES <= body.length) {
            int plain = Eight.plain(Eight.at(body, at));
            at += plain;
            if (plain < Long.BYTES) {
                return at;
            }
        }
        while (at < body.length && body[at] >= ' ' && body[at] != '"' && body[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Where the closing quote stands; what comes before it is sound. */
    private static int end(Cursor cursor, int from) throws Unfit {
        byte[] body = cursor.body;
        int at = from;
        while (at < body.length && body[at] != '"') {
            int length = body[at] == '\\' ? escape(body, at) : Utf8.length(body, at);
            if (length == 0) {
                break;
            }
            at = plainEnd(body, at + length);
        }
        if (at >= body.length || body[at] != '"') {
            cursor.at = Math.min(at, body.length);
            throw cursor.malformed();
        }
        return at;
    }

    /** How long the escape is that begins there; 0: it is none. */
    private static int escape(byte[] body, int at) {
        if (at + 1 == body.length) {
            return 0;
        }
        if (body[at + 1] != 'u') {
            return ESCAPES.indexOf(body[at + 1]) < 0 ? 0 : 2;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (i >= body.length || Character.digit((char) body[i], 16) < 0) {
                return 0;
            }
        }
        return 6;
    }

    /** @param odd where the first byte stands that is not plain */
    private static String odd(Cursor cursor, int from, int odd, int to) throws Unfit {
        byte[] body = cursor.body;
        int at = backslash(body, odd, to);
        if (at == to) {
            return new String(body, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int begin = from;
        while (at < to) {
            text.append(new String(body, begin, at - begin, StandardCharsets.UTF_8));
            text.append(character(body, at));
            begin = at + (body[at + 1] == 'u' ? 6 : 2);
            at = backslash(body, begin, to);
        }
        return whole(
                cursor,
                text.append(new String(body, begin, to - begin, StandardCharsets.UTF_8))
                        .toString());
    }

    private static int backslash(byte[] body, int from, int to) {
        int at = from;
        while (at < to && body[at] != '\\') {
            at++;
        }
        return at;
    }

    private static char character(byte[] body, int at) {
        if (body[at + 1] != 'u') {
            return ESCAPED.charAt(ESCAPES.indexOf(body[at + 1]));
        }
        int c = 0;
        for (int i = at + 2; i < at + 6; i++) {
            c = c << 4 | Character.digit((char) body[i], 16);
        }
        return (char) c;
    }

    private static String whole(Cursor cursor, String text) throws Unfit {
        if (!TextCoding.isWhole(text)) {
            throw new Unfit("", "half of a surrogate pair" + cursor.at() + " (expected: text)");
        }
        return text;
    }
}
