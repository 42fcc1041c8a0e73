package dev.banyan.legacy.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named parts, in order. In XML an attribute is called {@code @name} and text beside elements {@code #text}; an element
 * that comes several times is one part, an {@link Items}. Filled by whoever makes it, not changed afterwards.
 *
 * <p>Most objects have few parts: those are looked through one by one, which is faster than hashing and takes no more
 * memory than the parts themselves. Larger ones get an index, so that no document can make a look-up slow.
 */
public final class Branch implements Tree {
    private static final int LOOKED_THROUGH = 32;
    private static final int FIRST = 8;
    private static final String[] NO_NAMES = {};
    private static final Tree[] NO_VALUES = {};

    private String[] names = NO_NAMES;
    private Tree[] values = NO_VALUES;
    private int size;
    /** A bit for each name, by its hash: where it is not set, the name is not there, and nothing has to be looked through. */
    private long seen;

    private @Nullable Map<String, Integer> index;

    /** Adds a part, in place of one with that name. */
    public Branch put(String name, Tree part) {
        int at = indexOf(name);
        if (at >= 0) {
            values[at] = part;
        } else {
            append(name, part);
        }
        return this;
    }

    /** Adds a part; false: there is one of that name already, which stays. */
    public boolean putNew(String name, Tree part) {
        if (indexOf(name) >= 0) {
            return false;
        }
        append(name, part);
        return true;
    }

    /** Adds a part where there may be one of that name already: then the two, and all that follow, are a list. */
    public Branch add(String name, Tree part) {
        int at = indexOf(name);
        if (at < 0) {
            append(name, part);
        } else if (values[at] instanceof Items several) {
            several.all().add(part);
        } else {
            List<Tree> several = new ArrayList<>(4);
            several.add(values[at]);
            several.add(part);
            values[at] = new Items(several);
        }
        return this;
    }

    /** The part of that name; null: there is none. */
    public @Nullable Tree get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** How many parts there are. */
    public int size() {
        return size;
    }

    /** The name of the part at that place, from 0. */
    public String name(int at) {
        return names[at];
    }

    /** The part at that place, from 0. */
    public Tree value(int at) {
        return values[at];
    }

    /** Puts another part in that place, under the same name. */
    public void replace(int at, Tree part) {
        values[at] = part;
    }

    @Override
    public Branch copy() {
        Branch copy = new Branch();
        for (int i = 0; i < size; i++) {
            copy.append(names[i], values[i].copy());
        }
        return copy;
    }

    private void append(String name, Tree part) {
        if (size == names.length) {
            int room = Math.max(FIRST, size * 2);
            names = Arrays.copyOf(names, room);
            values = Arrays.copyOf(values, room);
        }
        names[size] = name;
        values[size] = part;
        size++;
        seen |= 1L << name.hashCode();
        if (index != null) {
            index.put(name, size - 1);
        }
    }

    private int indexOf(String name) {
        if ((seen & 1L << name.hashCode()) == 0) {
            return -1;
        }
        if (size > LOOKED_THROUGH) {
            return indexed(name);
        }
        for (int i = 0; i < size; i++) {
            // Readers and compiled translations share their names more often than not.
            if (names[i] == name || names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int indexed(String name) {
        if (index == null) {
            index = new HashMap<>(size * 2);
            for (int i = 0; i < size; i++) {
                index.put(names[i], i);
            }
        }
        return index.getOrDefault(name, -1);
    }

    /** The same names with the same parts; their order does not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Branch branch) || branch.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!values[i].equals(branch.get(names[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash += names[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(values[i]);
        }
        return text.append('}').toString();
    }
}
