package dev.banyan.legacy.head;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.PathCanonicalizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path that a backend is asked for, and the query where one is written behind it. No value can lead anywhere else
 * than the template says: it stays within its segment, and is neither empty nor a dot segment (RFC 3986, section 3.3).
 */
public final class PathTemplate {
    private final Template path;
    private final @Nullable Template query;
    private final boolean fixed;

    private PathTemplate(Template path, @Nullable Template query) {
        this.path = path;
        this.query = query;
        this.fixed = path.references().findAny().isEmpty();
    }

    /** @throws BadTemplate where it does not begin with a slash, or a reference is none */
    public static PathTemplate of(String text) throws BadTemplate {
        if (!text.startsWith("/")) {
            throw new BadTemplate("path: " + text + " (expected: a slash in front)");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '#' || c == '\\')) {
            throw new BadTemplate("path: " + text + " (expected: printable ASCII, other characters escaped)");
        }
        int mark = text.indexOf('?');
        return mark < 0
                ? new PathTemplate(Template.path(text), null)
                : new PathTemplate(Template.path(text.substring(0, mark)), Template.query(text.substring(mark + 1)));
    }

    public Stream<Reference> references() {
        return query == null ? path.references() : Stream.concat(path.references(), query.references());
    }

    /** @throws Unfit where a value is missing, or cannot stand where it would */
    public String path(Scope scope) throws Unfit {
        String filled = path.fill(scope);
        if (filled == null) {
            throw new Unfit("", "no value of " + path.missing(scope) + " (expected: one, for the path)");
        }
        requireSegments(filled);
        return filled;
    }

    private void requireSegments(String filled) throws Unfit {
        if (fixed) {
            return;
        }
        try {
            if (slashes(PathCanonicalizer.DEFAULT.canonical(filled).text()) == slashes(filled)) {
                return;
            }
        } catch (MalformedPath e) {
            // The same that is refused of a client: said in the words that fit here.
        }
        throw new Unfit("", "a value that would lead to another path (expected: no dot segments)");
    }

    private static long slashes(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    /** Null: the template has no query of its own. */
    public @Nullable String query(Scope scope) throws Unfit {
        if (query == null) {
            return null;
        }
        String filled = query.fill(scope);
        if (filled == null) {
            throw new Unfit("", "no value of " + query.missing(scope) + " (expected: one, for the path)");
        }
        return filled;
    }
}
