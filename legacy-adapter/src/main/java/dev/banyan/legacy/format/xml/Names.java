package dev.banyan.legacy.format.xml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names that documents of one kind had before, so that the next document shares them. Of a fixed size: where two names
 * claim a place the later one gets it. May be used by several threads at once.
 */
public final class Names {
    private static final int SIZE = 1 << 10;

    /** Bytes of a name that is shared, at most. */
    private static final int LONGEST = 64;

    /**
     * Names that are interned, at most. All of them cannot be: somebody could think of many whose hash is the same to the
     * JVM's own table, which then takes seconds.
     */
    private static final int MOST_INTERNED = 1 << 10;

    private int interned;

    /** Without any lock: a name is immutable, and one that is missed is only made again. */
    private final @Nullable Name[] known = new Name[SIZE];

    /** @return null: that is no name */
    @Nullable
    Name name(byte[] in, int from, int length) {
        int hash = Eight.hash(in, from, length);
        int at = hash & SIZE - 1;
        Name first = known[at];
        if (first != null && first.is(in, from, length, hash)) {
            return first;
        }
        Name second = known[at ^ 1];
        if (second != null && second.is(in, from, length, hash)) {
            return second;
        }
        boolean isInterned = length <= LONGEST && interned < MOST_INTERNED;
        Name made = Name.of(Arrays.copyOfRange(in, from, from + length), hash, isInterned);
        if (made != null && length <= LONGEST) {
            interned += isInterned ? 1 : 0;
            known[first == null ? at : at ^ 1] = made;
        }
        return made;
    }
}
