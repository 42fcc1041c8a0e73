package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of a document, and how much its aliases stand for: a few lines of aliases to aliases can stand for more
 * than fits any memory, so that aliases of collections are counted and what all of them stand for is weighed.
 */
final class Anchors {
    /** Aliases of lists and mappings at most. */
    static final int MAX_ALIASES = 50;

    /** Values and characters that aliases may stand for, all together. */
    private static final long MAX_WEIGHT = 1 << 20;

    private final Map<String, Anchored> anchored = new HashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private int aliases;
    private long aliasWeight;
    private long weight;

    private record Anchored(Node node, long weight) {}

    void weigh(long more) {
        weight += more;
    }

    void open(@Nullable String anchor) {
        if (anchor != null) {
            open.put(anchor, weight);
        }
    }

    void close(@Nullable String anchor, Node node) {
        Long before = anchor == null ? null : open.remove(anchor);
        if (anchor != null && before != null) {
            anchored.put(anchor, new Anchored(node, weight - before));
        }
    }

    Node resolve(String alias, Place place) {
        if (open.containsKey(alias)) {
            throw new Unreadable("recursive-alias", place, "*" + Printable.of(alias) + ": within itself", "");
        }
        Anchored target = anchored.get(alias);
        if (target == null) {
            throw new Unreadable(
                    "unknown-alias", place, "*" + Printable.of(alias) + " (expected: an anchor before it)", "");
        }
        aliases += target.node() instanceof Scalar ? 0 : 1;
        aliasWeight += target.weight();
        weigh(target.weight());
        if (aliases > MAX_ALIASES || aliasWeight > MAX_WEIGHT) {
            throw new Unreadable(
                    "too-many-aliases",
                    place,
                    "*" + Printable.of(alias) + " (expected: at most " + MAX_ALIASES
                            + " aliases of lists and mappings, standing for 1 MiB in all)",
                    "write the values out, or put them in defaults");
        }
        return target.node();
    }
}
