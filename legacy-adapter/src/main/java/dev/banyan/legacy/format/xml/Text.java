package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.StandardCharsets;

/**
 * A stretch of characters, of an attribute or between two tags: found and checked first, made into a string only if
 * somebody asks for it. Comments, instructions and CDATA sections do not end it.
 */
final class Text {
    /** Bytes of one text, at most. */
    static final int LONGEST = 32 << 20;

    /** Characters above ASCII are in it. */
    static final int WIDE = 1;
    /** It is not what it looks like: references, line ends, comments and the like are in it. */
    static final int WRITTEN_OTHERWISE = 2;

    private static final byte PLAIN = 0;
    private static final byte TAG = 1;
    private static final byte REFERENCE = 2;
    private static final byte RETURN = 3;
    private static final byte BRACKET = 4;
    private static final byte QUOTE = 5;
    private static final byte BLANK = 6;
    private static final byte OTHER = 7;

    private static final byte[] IN_CONTENT = kinds();
    private static final byte[] IN_VALUE = kinds();

    static {
        IN_CONTENT[']'] = BRACKET;
        IN_CONTENT['\r'] = RETURN;
        IN_VALUE['"'] = QUOTE;
        IN_VALUE['\''] = QUOTE;
        IN_VALUE['\n'] = BLANK;
        IN_VALUE['\t'] = BLANK;
        IN_VALUE['\r'] = BLANK;
    }

    private final Cursor cursor;
    int from;
    int to;
    int how;

    /** Nothing but blanks so far, as far as that is known without resolving anything. */
    private boolean isBlank;

    Text(Cursor cursor) {
        this.cursor = cursor;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = c >= 0x80 || !Chars.isCharacter(c) ? OTHER : PLAIN;
        }
        kinds['<'] = TAG;
        kinds['&'] = REFERENCE;
        return kinds;
    }

    /** No text. */
    void none() {
        from = to = cursor.at;
        how = 0;
        isBlank = true;
    }

    /** Up to the next tag. */
    void content() throws Unfit {
        byte[] in = cursor.in;
        from = cursor.at;
        how = 0;
        int i = from;
        while (i < in.length && (in[i] == ' ' || in[i] == '\n')) {
            i++;
        }
        isBlank = i < in.length && in[i] == '<';
        int end = end();
        while (true) {
            i = Eight.plainEnd(in, i, end);
            while (i < end && IN_CONTENT[in[i] & 0xFF] == PLAIN) {
                i++;
            }
            cursor.at = i;
            if (i >= end || in[i] == '<' && !isMarkup(in, i)) {
                to = i;
                requireShort();
                return;
            }
            i = inContent(in, i);
        }
    }

    private int inContent(byte[] in, int i) throws Unfit {
        switch (IN_CONTENT[in[i] & 0xFF]) {
            case TAG -> {
                how |= WRITTEN_OTHERWISE;
                return Markup.end(cursor, true);
            }
            case REFERENCE -> {
                how |= WRITTEN_OTHERWISE;
                return References.end(cursor);
            }
            case RETURN -> how |= WRITTEN_OTHERWISE;
            case BRACKET -> {
                if (cursor.isAt("]]>")) {
                    throw cursor.unfit("]]> in a text (expected: ]]&gt;)");
                }
            }
            default -> {
                how |= WIDE;
                return cursor.character(i);
            }
        }
        return i + 1;
    }

    private static boolean isMarkup(byte[] in, int at) {
        return at + 1 < in.length && (in[at + 1] == '!' || in[at + 1] == '?');
    }

    /** A value within quotes, and over the second of them. */
    void value() throws Unfit {
        int quote = cursor.peek();
        if (quote != '"' && quote != '\'') {
            throw cursor.unexpected("a value in quotes");
        }
        byte[] in = cursor.in;
        int i = cursor.at + 1;
        from = i;
        how = 0;
        int end = end();
        while (true) {
            while (i < end && IN_VALUE[in[i] & 0xFF] == PLAIN) {
                i++;
            }
            to = i;
            cursor.at = i;
            if (i >= end) {
                requireShort();
                throw cursor.unexpected("the quote that ends a value");
            }
            if (in[i] == quote) {
                cursor.at++;
                return;
            }
            i = inValue(in, i);
        }
    }

    private int inValue(byte[] in, int i) throws Unfit {
        switch (IN_VALUE[in[i] & 0xFF]) {
            case TAG -> throw cursor.unfit("< in a value (expected: &lt;)");
            case REFERENCE -> {
                how |= WRITTEN_OTHERWISE;
                return References.end(cursor);
            }
            case BLANK -> how |= WRITTEN_OTHERWISE;
            case OTHER -> {
                how |= WIDE;
                return cursor.character(i);
            }
            default -> {}
        }
        return i + 1;
    }

    /** Where the document ends, or any text has to. */
    private int end() {
        return cursor.in.length - from > LONGEST ? from + LONGEST + 1 : cursor.in.length;
    }

    private void requireShort() throws Unfit {
        if (to - from > LONGEST) {
            throw cursor.unfit("a text of more than " + LONGEST + " bytes (expected: no more)");
        }
    }

    /** True where there is nothing but blanks. */
    boolean isBlank() {
        return isBlank && how == 0 || isBlank(string(from, to, how, false));
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Chars.isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    String string() {
        return string(from, to, how, false);
    }

    /** @param isValue true: of an attribute, where line ends and tabs are blanks */
    @SuppressWarnings("deprecation")
    String string(int itsFrom, int itsTo, int itsHow, boolean isValue) {
        if (itsHow >= WRITTEN_OTHERWISE) {
            return Resolved.string(cursor.in, itsFrom, itsTo, isValue);
        }
        int length = itsTo - itsFrom;
        // The quickest way to a string of ASCII there is.
        return itsHow == 0
                ? new String(cursor.in, 0, itsFrom, length)
                : new String(cursor.in, itsFrom, length, StandardCharsets.UTF_8);
    }
}
