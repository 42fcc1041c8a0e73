package dev.banyan.rules.match;

import org.jspecify.annotations.Nullable;

/** A place in the trie of segments. Changed only while the table is compiled. */
final class PathNode extends Region {
    final @Nullable PathNode parent;
    /** The one literal child, or the first of several: most have no more, and need no table to find it. */
    private @Nullable PathNode child;
    /** By their literal segments; null: there is at most one. */
    private @Nullable RegionMap<PathNode> children;
    /** Where any segment that is not empty leads; only templates go this way. */
    @Nullable
    PathNode variable;

    /** Exact paths and templates that end here. */
    @Nullable
    Candidate whole;
    /** Templates whose rest begins behind the slash that follows. */
    @Nullable
    Candidate rests;
    /** Regexes all of whose matches begin with this node's segments and a slash. */
    @Nullable
    Candidate regexes;
    /** Prefixes that end here, on a border of segments. */
    @Nullable
    Candidate prefixes;
    /** Prefixes that end with the slash that follows. */
    @Nullable
    Candidate slashPrefixes;

    /** The lowest order of an exact path or a template here or below. */
    int bestWhole = Integer.MAX_VALUE;

    private PathNode(@Nullable PathNode parent, String segment) {
        super(segment);
        this.parent = parent;
    }

    static PathNode root() {
        return new PathNode(null, "");
    }

    /** Where the text from one index to the other leads, or null. */
    @Nullable
    PathNode child(String path, int from, int to) {
        RegionMap<PathNode> all = children;
        if (all != null) {
            return all.get(path, from, to);
        }
        PathNode one = child;
        return one != null && one.isAt(path, from, to) ? one : null;
    }

    /** Where that segment leads; made where it leads nowhere yet. */
    PathNode grow(String segment) {
        PathNode known = child(segment, 0, segment.length());
        if (known != null) {
            return known;
        }
        // Equal segments share one text: it stays in the processor's cache, and a large table is smaller.
        PathNode grown = new PathNode(this, segment.intern());
        if (child == null) {
            child = grown;
        } else {
            if (children == null) {
                children = new RegionMap<>();
                children.add(child);
            }
            children.add(grown);
        }
        return grown;
    }

    PathNode growVariable() {
        PathNode node = variable;
        if (node == null) {
            node = new PathNode(this, "");
            variable = node;
        }
        return node;
    }
}
