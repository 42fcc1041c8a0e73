package dev.banyan.legacy.format.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, the first of them being the lowest of a long. */
final class Eight {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** Odd, and without any pattern in its bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Eight() {}

    /** Those from there on; zeros behind the last. */
    static long at(byte[] in, int from, int length) {
        if (from <= in.length - 8) {
            long eight = (long) LONGS.get(in, from);
            return length >= 8 ? eight : eight & (1L << length * 8) - 1;
        }
        long eight = 0;
        for (int i = 0; i < length && i < 8; i++) {
            eight |= (in[from + i] & 0xFFL) << i * 8;
        }
        return eight;
    }

    static int hash(byte[] in, int from, int length) {
        long hash = length;
        for (int i = 0; i < length; i += 8) {
            hash = (hash ^ at(in, from + i, length - i)) * SPREAD;
        }
        return (int) (hash >>> 32);
    }

    /** True where both go on alike for so long. */
    static boolean areSame(byte[] one, int from, byte[] other, int otherFrom, int length) {
        for (int i = 0; i < length; i += 8) {
            if (at(one, from + i, length - i) != at(other, otherFrom + i, length - i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Passes over characters that mean nothing but themselves.
     *
     * @return the first that is not ASCII, a control, {@code <}, {@code &} or {@code ]}; or where less than eight are left
     *     to the end
     */
    static int plainEnd(byte[] in, int from, int end) {
        int i = from;
        while (i <= end - 8) {
            long eight = (long) LONGS.get(in, i);
            long odd = eight | has(eight, '<') | has(eight, '&') | has(eight, ']') | eight - ONES * ' ' & ~eight;
            if ((odd & HIGHS) != 0) {
                return i + (Long.numberOfTrailingZeros(odd & HIGHS) >>> 3);
            }
            i += 8;
        }
        return i;
    }

    /** The high bit of the first byte that is that one, and perhaps of some behind it. */
    private static long has(long eight, int one) {
        long difference = eight ^ ONES * one;
        return difference - ONES & ~difference;
    }
}
