package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.Charset;

/** A place in a document, whose bytes are UTF-8. */
final class Cursor {
    /** Bytes of a name, at most. */
    private static final int LONGEST_NAME = 1024;

    /** What may stand in a name, colon included; bytes above ASCII are looked at when the name is made. */
    private static final boolean[] IN_NAME = new boolean[256];

    static {
        for (int c = 0; c < IN_NAME.length; c++) {
            IN_NAME[c] = c >= 0x80 || c == ':' || Chars.isNamePart(c);
        }
    }

    final byte[] in;
    final int end;
    int at;

    /** What the document was in before. */
    final Charset charset;

    private final int start;
    private final Names names;

    Cursor(byte[] in, int start, Charset charset, Names names) {
        this.charset = charset;
        this.in = in;
        this.end = in.length;
        this.at = start;
        this.start = start;
        this.names = names;
    }

    /** The byte there; -1: the document is over. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < end ? in[at + ahead] & 0xFF : -1;
    }

    /** Goes one on, where that is the next byte. */
    boolean passes(char ascii) {
        if (at < end && in[at] == ascii) {
            at++;
            return true;
        }
        return false;
    }

    /** True where the document goes on so. */
    boolean isAt(String ascii) {
        if (end - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (in[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @throws Unfit where it is not what comes next */
    void expect(String ascii, String expected) throws Unfit {
        if (!isAt(ascii)) {
            throw unexpected(expected);
        }
        at += ascii.length();
    }

    /** @return whether there was any */
    boolean blanks() {
        int from = at;
        while (at < end && Chars.isBlank(in[at])) {
            at++;
        }
        return at > from;
    }

    Name name() throws Unfit {
        int from = at;
        int i = from;
        while (i < end && IN_NAME[in[i] & 0xFF]) {
            i++;
        }
        if (i - from > LONGEST_NAME) {
            throw unfit("a name of " + (i - from) + " bytes (expected: at most " + LONGEST_NAME + ")");
        }
        Name name = i == from ? null : names.name(in, from, i - from);
        if (name == null) {
            throw unexpected("a name");
        }
        at = i;
        return name;
    }

    /** The place behind the character that begins at that one. */
    int character(int from) throws Unfit {
        int first = in[from] & 0xFF;
        if (first < 0x80) {
            return plain(from);
        }
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        int point = first & 0xFF >> length + 1;
        boolean isWhole = first >= 0xC2 && first <= 0xF4 && from + length <= end;
        for (int i = 1; isWhole && i < length; i++) {
            point = point << 6 | in[from + i] & 0x3F;
            isWhole = (in[from + i] & 0xC0) == 0x80;
        }
        boolean isShortest = length == 2 || point >= (length == 3 ? 0x800 : 0x10000);
        if (!isWhole || !isShortest || !Chars.isCharacter(point)) {
            at = from;
            throw unfit("bytes that are no character of XML (expected: UTF-8, or a charset that is named)");
        }
        return from + length;
    }

    private int plain(int from) throws Unfit {
        if (!Chars.isCharacter(in[from])) {
            at = from;
            throw unfit("a control character (expected: characters that XML has)");
        }
        return from + 1;
    }

    /** Lines that end before that place. */
    int lines(int place) {
        int lines = 0;
        for (int i = start; i < place; i++) {
            lines += isLineEnd(i) ? 1 : 0;
        }
        return lines;
    }

    private boolean isLineEnd(int i) {
        return in[i] == '\n' || in[i] == '\r' && (i + 1 == end || in[i + 1] != '\n');
    }

    /** The document is not well-formed, here. */
    Unfit unfit(String found) {
        int line = lines(at) + 1;
        int column = 1;
        for (int i = at - 1; i >= start && !isLineEnd(i); i--) {
            column += (in[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return new Unfit("", "XML, line " + line + ", column " + column + ": " + found);
    }

    Unfit unexpected(String expected) {
        String found = at < end ? "something else" : "the end of the document";
        return unfit(found + " (expected: " + expected + ")");
    }
}
