package dev.banyan.legacy.format.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes looked at together; the first is the lowest of the number. */
final class Eight {
    private static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long BLANKS = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private Eight() {}

    static long at(byte[] bytes, int from) {
        return (long) BYTES.get(bytes, from);
    }

    /** The first so many of them, none to all eight; the others are zero. */
    static long first(long eight, int many) {
        return many == 0 ? 0 : eight & -1L >>> Long.SIZE - many * Byte.SIZE;
    }

    /**
     * How many of them, from the first on, stand in a text as they are: ASCII, and neither quote, backslash nor control
     * character.
     */
    static int plain(long eight) {
        long quotes = eight ^ QUOTES;
        long backslashes = eight ^ BACKSLASHES;
        // A borrow may mark a byte too many, but only behind one that is marked rightly.
        long others = (eight | eight - BLANKS | quotes - ONES & ~quotes | backslashes - ONES & ~backslashes) & TOPS;
        return Long.numberOfTrailingZeros(others) >> 3;
    }
}
