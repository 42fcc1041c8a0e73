package dev.banyan.legacy.format.xml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names that documents of one kind had before, so that the next document shares them. Of a fixed size: where two names
 * claim a place the later one gets it. May be used by several threads at once.
 */
public final class Names {
    private static final int SIZE = 1 << 10;
    private static final int LONGEST = 64;

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
        Name made = Name.of(Arrays.copyOfRange(in, from, from + length), hash);
        if (made != null && length <= LONGEST) {
            known[first == null ? at : at ^ 1] = made;
        }
        return made;
    }
}
