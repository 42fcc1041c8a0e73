package dev.banyan.rules.message;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters out of a query as it came: {@code &} separates, escapes are UTF-8, {@code +} is a space. A parameter
 * without {@code =} has an empty value. One pass over the text, which the limit of the request line bounds.
 */
public final class Query {
    private static final int NONE = -1;

    private Query() {}

    /** The decoded value of the first parameter of that name; null: there is none. */
    public static @Nullable String first(String query, String name) {
        int value = find(query, name, 0);
        return value == NONE ? null : value(query, value);
    }

    /** True where one of the parameters of that name has exactly this value. */
    public static boolean contains(String query, String name, String expected) {
        for (int value = find(query, name, 0); value != NONE; value = next(query, name, value)) {
            if (equal(query, value, end(query, value), expected)) {
                return true;
            }
        }
        return false;
    }

    /** True where one of the parameters of that name has a decoded value that passes the test. */
    public static boolean any(String query, String name, Predicate<String> test) {
        for (int value = find(query, name, 0); value != NONE; value = next(query, name, value)) {
            if (test.test(value(query, value))) {
                return true;
            }
        }
        return false;
    }

    /** A name or value of a query, its escapes decoded. */
    public static String decoded(String text) {
        return PercentDecoder.decoded(text, 0, text.length(), true);
    }

    private static int next(String query, String name, int value) {
        return find(query, name, end(query, value) + 1);
    }

    /** The index at which the value of the next parameter of that name begins, or {@link #NONE}. */
    private static int find(String query, String name, int from) {
        int end;
        for (int start = from; start < query.length(); start = end + 1) {
            end = end(query, start);
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (equal(query, start, nameEnd, name)) {
                return nameEnd == end ? end : nameEnd + 1;
            }
        }
        return NONE;
    }

    private static int end(String query, int from) {
        int ampersand = query.indexOf('&', from);
        return ampersand < 0 ? query.length() : ampersand;
    }

    private static String value(String query, int from) {
        return PercentDecoder.decoded(query, from, end(query, from), true);
    }

    private static boolean equal(String query, int from, int to, String expected) {
        if (PercentDecoder.isEncoded(query, from, to, true)) {
            return PercentDecoder.decoded(query, from, to, true).equals(expected);
        }
        return to - from == expected.length() && query.startsWith(expected, from);
    }
}
