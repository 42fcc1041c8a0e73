package dev.banyan.rules.message;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads cookies out of Cookie headers (RFC 6265, sections 4.2 and 5.4), tolerantly: spaces around names and values do
 * not count, a pair without {@code =} is passed over, and quotes around a whole value are taken off. Names are
 * case-sensitive, values are not decoded.
 */
public final class Cookies {
    private Cookies() {}

    /** The value of the first cookie of that name; null: there is none. */
    public static @Nullable String first(List<String> headers, String name) {
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            int value = find(header, name, 0);
            if (value >= 0) {
                return value(header, value);
            }
        }
        return null;
    }

    /** True where one of the cookies of that name has a value that passes the test. */
    public static boolean any(List<String> headers, String name, Predicate<String> test) {
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            for (int value = find(header, name, 0); value >= 0; value = find(header, name, end(header, value) + 1)) {
                if (test.test(value(header, value))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The index behind the {@code =} of the next cookie of that name, or -1. */
    private static int find(String header, String name, int from) {
        int end;
        for (int start = from; start < header.length(); start = end + 1) {
            end = end(header, start);
            int equals = header.indexOf('=', start);
            if (equals < 0) {
                return -1;
            }
            if (equals < end && isName(header, start, equals, name)) {
                return equals + 1;
            }
        }
        return -1;
    }

    private static boolean isName(String header, int from, int to, String name) {
        int start = skipSpace(header, from, to);
        return trimSpace(header, start, to) - start == name.length() && header.startsWith(name, start);
    }

    private static int end(String header, int from) {
        int semicolon = header.indexOf(';', from);
        return semicolon < 0 ? header.length() : semicolon;
    }

    private static String value(String header, int from) {
        int end = end(header, from);
        int start = skipSpace(header, from, end);
        end = trimSpace(header, start, end);
        boolean quoted = end - start > 1 && header.charAt(start) == '"' && header.charAt(end - 1) == '"';
        return quoted ? header.substring(start + 1, end - 1) : header.substring(start, end);
    }

    private static int skipSpace(String header, int from, int to) {
        int i = from;
        while (i < to && isSpace(header.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int trimSpace(String header, int from, int to) {
        int i = to;
        while (i > from && isSpace(header.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
