package dev.banyan.legacy.format.xml;

/** Which characters XML 1.0 has (production 2), and which of them names are made of (productions 4 and 4a). */
final class Chars {
    private Chars() {}

    static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Whether a document can carry that code point at all. */
    static boolean isCharacter(int c) {
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        return c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF && c <= 0x10FFFF;
    }

    /** A name can begin with it. The colon is none of them: it parts prefix and local name. */
    static boolean isNameStart(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        }
        return c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7
                || c >= 0x370 && c <= 0x1FFF && c != 0x37E
                || c == 0x200C
                || c == 0x200D
                || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF
                || c >= 0x3001 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0xEFFFF;
    }

    static boolean isNamePart(int c) {
        return isNameStart(c)
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == 0xB7
                || c >= 0x300 && c <= 0x36F
                || c == 0x203F
                || c == 0x2040;
    }

    /** True for a name without colon (Namespaces in XML 1.0, production 4). */
    static boolean isName(String text) {
        if (text.isEmpty() || !isNameStart(text.codePointAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isNamePart(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
