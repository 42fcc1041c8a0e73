package dev.banyan.proxy.edge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request line, taken apart (RFC 9112, section 3.2).
 *
 * @param authority of a target in absolute form; null: origin form
 * @param path as it came, without query
 * @param query without {@code ?}; null where there is none
 * @param asterisk true for {@code OPTIONS *}
 */
record Target(
        @Nullable String authority, String path, @Nullable String query, boolean asterisk) {

    static Target of(String method, String text) throws Refusal {
        if (text.equals("*") && method.equals("OPTIONS")) {
            return new Target(null, "/", null, true);
        }
        if (text.startsWith("/")) {
            return origin(null, text);
        }
        String lower = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        int start = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : 0;
        if (start == 0) {
            throw Refusal.badRequest("the target is neither a path nor an http address");
        }
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String rest = text.substring(end);
        return origin(text.substring(start, end), rest.startsWith("/") ? rest : "/" + rest);
    }

    private static Target origin(@Nullable String authority, String text) throws Refusal {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? null : text.substring(mark + 1);
        if (query != null) {
            checkQuery(query);
        }
        return new Target(authority, path, query, false);
    }

    private static void checkQuery(String query) throws Refusal {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= 0x20 || c > 0x7e || c == '#' || c == '\\') {
                throw Refusal.badRequest("the query has a character that must be escaped");
            }
        }
    }
}
