package dev.banyan.legacy.tree;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a document somebody will look at, so that a reader can pass over the others. Lists are seen through:
 * what is wanted of a list is wanted of each element. Immutable once it was handed to a reader.
 */
public final class Wanted {
    /** The whole, whatever is in it. */
    public static final Wanted ALL = new Wanted(true);

    private final Map<String, Wanted> parts = new HashMap<>(4);
    private boolean all;

    private Wanted(boolean all) {
        this.all = all;
    }

    /** Nothing yet. */
    public static Wanted nothing() {
        return new Wanted(false);
    }

    /** What is there, with everything at and below that pointer. Numbers and {@code -} are seen through as lists are. */
    public void add(Pointer pointer) {
        Wanted at = this;
        for (String token : pointer.tokens()) {
            if (at.all) {
                return;
            }
            if (!isIndex(token)) {
                at = at.parts.computeIfAbsent(token, name -> nothing());
            } else {
                // A member may be called so, too.
                at.parts.computeIfAbsent(token, name -> nothing()).all = true;
            }
        }
        at.all = true;
    }

    /** What is wanted of the part of that name; null: nothing. */
    public @Nullable Wanted part(String name) {
        return all ? ALL : parts.get(name);
    }

    /** True where everything from here on is wanted. */
    public boolean isAll() {
        return all;
    }

    private static boolean isIndex(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
