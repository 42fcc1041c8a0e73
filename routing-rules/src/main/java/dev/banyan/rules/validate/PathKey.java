package dev.banyan.rules.validate;

import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathCondition.Exact;
import dev.banyan.rules.model.PathCondition.Prefix;
import dev.banyan.rules.model.PathCondition.Regex;
import dev.banyan.rules.model.PathCondition.Template;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name for what a path condition takes: two with one key take the same paths.
 *
 * @param rank of the condition's kind, the most exact is 0 (contract, section 4)
 * @param shape the condition without the names of its variables
 */
record PathKey(int rank, String shape) {
    private static final PathKey ANY_REST = new PathKey(1, "/{*}");
    private static final PathKey ANY_PREFIX = new PathKey(3, "/");
    private static final PathKey NONE = new PathKey(4, "");
    private static final List<PathKey> ANYTHING = List.of(ANY_REST, new PathKey(2, ".*"), new PathKey(2, "/.*"));

    static PathKey of(@Nullable PathCondition path) {
        if (path instanceof Exact exact) {
            return new PathKey(0, exact.path());
        }
        if (path instanceof Template template) {
            return new PathKey(1, shape(template.template()));
        }
        if (path instanceof Regex regex) {
            return new PathKey(2, regex.pattern());
        }
        return path instanceof Prefix prefix ? new PathKey(3, prefix.prefix()) : NONE;
    }

    /** The keys of conditions that are as exact and take every path that this one takes: itself, and the obvious ones. */
    List<PathKey> covering() {
        if (rank < 2) {
            return List.of(this);
        }
        List<PathKey> keys = new ArrayList<>(ANYTHING);
        keys.add(0, this);
        if (rank == 3) {
            addRestsAbove(keys);
        }
        if (rank == 4) {
            keys.add(ANY_PREFIX);
        }
        return keys;
    }

    /** <code>/a/{rest*}</code> takes all that the prefix {@code /a/b} does. */
    private void addRestsAbove(List<PathKey> keys) {
        String path = shape.endsWith("/") ? shape.substring(0, shape.length() - 1) : shape;
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            keys.add(new PathKey(1, path.substring(0, slash) + "/{*}"));
        }
    }

    private static String shape(PathTemplate template) {
        StringBuilder shape = new StringBuilder();
        template.parts().forEach(part -> shape.append('/').append(shape(part)));
        return shape.toString();
    }

    private static String shape(Part part) {
        if (part instanceof Part.Literal literal) {
            return literal.text();
        }
        return part instanceof Part.Rest ? "{*}" : "{}";
    }
}
