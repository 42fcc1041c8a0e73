package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.Unfit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A Content-Disposition as browsers write it (RFC 7578, section 4.2; HTML, section 4.10.22.8): quote and line end are
 * written as {@code %22}, {@code %0D} and {@code %0A}, everything else as it is.
 */
final class Disposition {
    private static final String TYPE = "form-data";

    private final String text;
    private int at;

    Disposition(String text) {
        this.text = text;
    }

    /** By their names in lower case. */
    Map<String, String> parameters() throws Unfit {
        Map<String, String> parameters = new HashMap<>(4);
        if (!token().equalsIgnoreCase(TYPE)) {
            throw unfit("another disposition");
        }
        while (at < text.length()) {
            expect(';');
            String name = token().toLowerCase(Locale.ROOT);
            expect('=');
            blanks();
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
            blanks();
            if (name.isEmpty() || name.equals("filename*") || parameters.put(name, value) != null) {
                throw unfit(name.isEmpty() ? "a parameter without a name" : "filename* or a parameter twice");
            }
        }
        return parameters;
    }

    /** How a name is written between its quotes. */
    static String escaped(String name) throws Unfit {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLineEnd = c == '\r' || c == '\n';
            if (c < ' ' && !isLineEnd || c == 0x7F || isReadAsEscape(name, i)) {
                throw new Unfit("", "a name that receivers would read as another (expected: no escapes in it)");
            }
        }
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static boolean isReadAsEscape(String name, int at) {
        if (name.charAt(at) == '\\') {
            return at + 1 == name.length() || name.charAt(at + 1) == '\\';
        }
        return name.charAt(at) == '%' && escape(name, at) != 0;
    }

    /** The character that is written so; zero: none. */
    private static char escape(String text, int at) {
        if (text.startsWith("%22", at)) {
            return '"';
        }
        if (text.regionMatches(true, at, "%0D", 0, 3)) {
            return '\r';
        }
        return text.regionMatches(true, at, "%0A", 0, 3) ? '\n' : 0;
    }

    private String quoted() throws Unfit {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            char escaped = c == '%' ? escape(text, at) : 0;
            if (c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                throw unfit("a backslash that some read as an escape");
            }
            value.append(escaped == 0 ? c : escaped);
            at += escaped == 0 ? 0 : 2;
        }
        expect('"');
        return value.toString();
    }

    private String token() {
        blanks();
        int from = at;
        while (at < text.length() && ";=\" \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String token = text.substring(from, at);
        blanks();
        return token;
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void expect(char c) throws Unfit {
        if (at == text.length() || text.charAt(at) != c) {
            throw unfit("a malformed one");
        }
        at++;
    }

    private static Unfit unfit(String found) {
        return new Unfit(
                "", "Content-Disposition: " + found + " (expected: form-data; name=\"...\"; filename=\"...\")");
    }
}
