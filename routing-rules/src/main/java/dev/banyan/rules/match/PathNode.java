package dev.banyan.rules.match;

import org.jspecify.annotations.Nullable;

/** A place in the trie of segments. Changed only while the table is compiled. */
final class PathNode extends Region {
    final @Nullable PathNode parent;
    final RegionMap<PathNode> children = new RegionMap<>();
    /** Where any segment that is not empty leads; only templates go this way. */
    @Nullable
    PathNode variable;

    /** Templates that end here. */
    @Nullable
    Candidate templates;
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

    /** The lowest order of a template here or below. */
    int bestTemplate = Integer.MAX_VALUE;

    private PathNode(@Nullable PathNode parent, String segment) {
        super(segment);
        this.parent = parent;
    }

    static PathNode root() {
        return new PathNode(null, "");
    }

    PathNode child(String segment) {
        PathNode child = children.get(segment, 0, segment.length());
        if (child == null) {
            child = new PathNode(this, segment);
            children.add(child);
        }
        return child;
    }

    PathNode variable() {
        PathNode node = variable;
        if (node == null) {
            node = new PathNode(this, "");
            variable = node;
        }
        return node;
    }
}
