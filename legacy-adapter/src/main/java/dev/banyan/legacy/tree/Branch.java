package dev.banyan.legacy.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named parts, in order. In XML an attribute is called {@code @name} and text beside elements {@code #text}; an element
 * that comes several times is one part, an {@link Items}. Filled by whoever makes it, not changed afterwards.
 */
public final class Branch implements Tree {
    private final Map<String, Tree> parts = new LinkedHashMap<>();

    /** Adds a part, in place of one with that name. */
    public Branch put(String name, Tree part) {
        parts.put(name, part);
        return this;
    }

    /** The part of that name; null: there is none. */
    public @Nullable Tree get(String name) {
        return parts.get(name);
    }

    /** All parts in order; not to be changed. */
    public Map<String, Tree> parts() {
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Branch branch && parts.equals(branch.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
