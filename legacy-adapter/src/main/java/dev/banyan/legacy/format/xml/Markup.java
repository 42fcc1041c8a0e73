package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;

/** What stands between pointed brackets and is no tag: comments, instructions, CDATA sections. Document types do not. */
final class Markup {
    static final String COMMENT = "<!--";
    static final String INSTRUCTION = "<?";
    static final String CDATA = "<![CDATA[";

    private Markup() {}

    /**
     * The place behind what the cursor is at.
     *
     * @param inContent whether it is within the root, where sections of text may be
     */
    static int end(Cursor cursor, boolean inContent) throws Unfit {
        if (cursor.isAt(COMMENT)) {
            return comment(cursor);
        }
        if (inContent && cursor.isAt(CDATA)) {
            return upTo(cursor, cursor.at + CDATA.length(), "]]>");
        }
        if (cursor.isAt(INSTRUCTION)) {
            return instruction(cursor);
        }
        if (cursor.isAt("<!DOCTYPE")) {
            throw cursor.unfit("a DOCTYPE (expected: none; document types are refused)");
        }
        throw cursor.unexpected("a tag, a comment or an instruction");
    }

    private static int comment(Cursor cursor) throws Unfit {
        int end = upTo(cursor, cursor.at + COMMENT.length(), "--");
        if (end == cursor.end || cursor.in[end] != '>') {
            cursor.at = end;
            throw cursor.unfit("-- in a comment (expected: -->)");
        }
        return end + 1;
    }

    private static int instruction(Cursor cursor) throws Unfit {
        int from = cursor.at;
        cursor.at += INSTRUCTION.length();
        Name target = cursor.name();
        boolean isReserved = target.local().equalsIgnoreCase("xml");
        if (isReserved || !target.prefix().isEmpty() || !cursor.blanks() && !cursor.isAt("?>")) {
            cursor.at = from;
            throw cursor.unexpected("an instruction; an XML declaration is the first thing in a document");
        }
        return upTo(cursor, cursor.at, "?>");
    }

    private static int upTo(Cursor cursor, int from, String last) throws Unfit {
        byte[] in = cursor.in;
        char first = last.charAt(0);
        int i = from;
        while (i < in.length) {
            if (in[i] == first) {
                cursor.at = i;
                if (cursor.isAt(last)) {
                    return i + last.length();
                }
                i++;
            } else {
                i = in[i] >= ' ' ? i + 1 : cursor.character(i);
            }
        }
        cursor.at = in.length;
        throw cursor.unexpected(last);
    }
}
