package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;

/** What stands before a root, and behind it (XML 1.0, section 2.8). */
final class Prolog {
    private static final String DECLARATION = "<?xml";

    private Prolog() {}

    /** Up to the root. */
    static void pass(Cursor cursor) throws Unfit {
        boolean isDeclared = cursor.isAt(DECLARATION) && Chars.isBlank(cursor.peek(DECLARATION.length()));
        if (isDeclared) {
            declaration(cursor);
        }
        miscellaneous(cursor);
        if (cursor.peek() != '<') {
            throw cursor.unexpected("the document's first tag");
        }
    }

    /** Blanks, comments and instructions. */
    static void miscellaneous(Cursor cursor) throws Unfit {
        cursor.blanks();
        while (cursor.peek() == '<' && (cursor.peek(1) == '!' || cursor.peek(1) == '?')) {
            cursor.at = Markup.end(cursor, false);
            cursor.blanks();
        }
    }

    private static void declaration(Cursor cursor) throws Unfit {
        cursor.at += DECLARATION.length();
        cursor.blanks();
        String version = item(cursor, "version");
        if (!version.equals("1.0") && !version.equals("1.1")) {
            throw cursor.unfit("another version of XML (expected: 1.0)");
        }
        boolean isApart = cursor.blanks();
        if (isApart && cursor.isAt("encoding")) {
            if (!Chars.isName(item(cursor, "encoding"))) {
                throw cursor.unfit("an encoding without a name (expected: such as UTF-8)");
            }
            isApart = cursor.blanks();
        }
        if (isApart && cursor.isAt("standalone")) {
            String standalone = item(cursor, "standalone");
            cursor.blanks();
            if (!standalone.equals("yes") && !standalone.equals("no")) {
                throw cursor.unfit("standalone that is neither (expected: yes or no)");
            }
        }
        cursor.expect("?>", "encoding, standalone or the end of the declaration");
    }

    private static String item(Cursor cursor, String name) throws Unfit {
        cursor.expect(name, name + ", in the XML declaration");
        cursor.blanks();
        cursor.expect("=", "= and a value");
        cursor.blanks();
        Text value = new Text(cursor);
        value.value();
        return value.string();
    }
}
