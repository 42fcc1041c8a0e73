package dev.banyan.legacy.format.xml;

import org.jspecify.annotations.Nullable;

/**
 * The names of attributes as trees have them, with an at sign in front, kept so that each is made but once. Of a fixed
 * size: where two names claim a place the later one gets it. May be used by several threads at once.
 */
public final class AttributeNames {
    private static final int SIZE = 256;

    /** Without any lock: a text is immutable, and one that is missed is only made again. */
    private final @Nullable String[] known = new String[SIZE];

    String of(String local) {
        int at = local.hashCode() & SIZE - 1;
        String name = known[at];
        if (name != null && name.length() == local.length() + 1 && name.startsWith(local, 1)) {
            return name;
        }
        String made = "@" + local;
        if (local.length() <= 64) {
            known[at] = made;
        }
        return made;
    }
}
