package dev.banyan.proxy.http2;

import io.netty.util.AsciiString;

/** What a field's name and value may be made of (RFC 9113, section 8.2.1; RFC 9110, section 5.5). */
final class FieldSyntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[Character.toUpperCase(c)] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private FieldSyntax() {}

    /** True for a token, such as a method's name. */
    static boolean isToken(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return text.length() > 0;
    }

    /** True for a token without upper-case letters. */
    static boolean isName(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (AsciiString.isUpperCase(text.charAt(i))) {
                return false;
            }
        }
        return isToken(text);
    }

    /** True where there is no control character but a tab, and no white space at either end. */
    static boolean isValue(CharSequence text) {
        int length = text.length();
        if (length == 0) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return false;
            }
        }
        return !isBlank(text.charAt(0)) && !isBlank(text.charAt(length - 1));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** True for printable ASCII without spaces, and at least one of it. */
    static boolean isVisible(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return text.length() > 0;
    }

    /** The number of a Content-Length (RFC 9110, section 8.6), or -1 where it is none that can be counted to. */
    static long length(CharSequence digits) {
        if (digits.length() == 0 || digits.length() > 18) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            length = length * 10 + (c - '0');
        }
        return length;
    }
}
