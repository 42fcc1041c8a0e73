package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.PathCanonicalizer;
import java.util.regex.Pattern;

/**
 * What a translation may not do, whatever stands in the messages that its templates are filled from: lead to another
 * place than the rules say, end a line of a head, or make it endless.
 */
final class Fence {
    /** Characters of a path, of a query, or of one header. */
    private static final int LONGEST = 8 * 1024;

    private static final Pattern DOTS = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:/|$)");

    private Fence() {}

    /** The same request with a canonical path. */
    static TranslatedRequest passed(TranslatedRequest request) throws Untranslatable {
        check(Direction.REQUEST, request.headers());
        String query = request.query();
        if (query != null && !(query.length() <= LONGEST && isQuery(query))) {
            throw refused(Direction.REQUEST, "query", "a character that must be escaped, or too many");
        }
        String path = request.path();
        return path == null
                ? request
                : new TranslatedRequest(request.method(), canonical(path), query, request.headers(), request.body());
    }

    /** The same answer. */
    static TranslatedAnswer passed(TranslatedAnswer answer) throws Untranslatable {
        check(Direction.RESPONSE, answer.headers());
        if (answer.status() < 200 || answer.status() > 599) {
            throw new IllegalStateException("status: " + answer.status() + " (expected: 200 to 599)");
        }
        return answer;
    }

    private static String canonical(String path) throws Untranslatable {
        try {
            if (path.length() <= LONGEST && !DOTS.matcher(path).find()) {
                return PathCanonicalizer.DEFAULT.canonical(path).text();
            }
        } catch (MalformedPath malformed) {
            // It is refused below: what is wrong with it may hold what stood in a body.
        }
        throw refused(Direction.REQUEST, "path", "no path that can be asked for");
    }

    private static boolean isQuery(String query) {
        return query.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#' && c != '\\');
    }

    private static void check(Direction direction, HeaderChanges changes) throws Untranslatable {
        for (var header : changes.set().entrySet()) {
            String value = header.getValue();
            if (value.length() > LONGEST || !value.chars().allMatch(Fence::isOfHeaders)) {
                throw refused(
                        direction, "headers", header.getKey() + ": a character that no header can hold, or too many");
            }
        }
    }

    /** RFC 9110, section 5.5. */
    private static boolean isOfHeaders(int c) {
        return c >= ' ' && c < 0x7f || c >= 0x80 && c <= 0xff || c == '\t';
    }

    private static Untranslatable refused(Direction direction, String step, String what) {
        return new Untranslatable(direction, step, "", what + " (expected: none)");
    }
}
