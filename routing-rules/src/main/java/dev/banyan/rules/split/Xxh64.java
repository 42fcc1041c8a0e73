package dev.banyan.rules.split;

import static java.lang.Long.rotateLeft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0 (xxHash specification 0.1.1, XXH64), over the first bytes of an array. */
final class Xxh64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Xxh64() {}

    static long hash(byte[] bytes, int length) {
        int stripes = length & ~31;
        long hash = stripes == 0 ? P5 : stripes(bytes, stripes);
        return avalanche(tail(hash + length, bytes, stripes, length));
    }

    private static long stripes(byte[] bytes, int end) {
        long a = P1 + P2;
        long b = P2;
        long c = 0;
        long d = -P1;
        for (int i = 0; i < end; i += 32) {
            a = round(a, (long) LONG.get(bytes, i));
            b = round(b, (long) LONG.get(bytes, i + 8));
            c = round(c, (long) LONG.get(bytes, i + 16));
            d = round(d, (long) LONG.get(bytes, i + 24));
        }
        long hash = rotateLeft(a, 1) + rotateLeft(b, 7) + rotateLeft(c, 12) + rotateLeft(d, 18);
        return merge(merge(merge(merge(hash, a), b), c), d);
    }

    private static long round(long lane, long input) {
        return rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }

    private static long tail(long start, byte[] bytes, int from, int end) {
        long hash = start;
        int i = from;
        for (; i + 8 <= end; i += 8) {
            hash = rotateLeft(hash ^ round(0, (long) LONG.get(bytes, i)), 27) * P1 + P4;
        }
        if (i + 4 <= end) {
            hash = rotateLeft(hash ^ ((int) INT.get(bytes, i) & 0xffffffffL) * P1, 23) * P2 + P3;
            i += 4;
        }
        for (; i < end; i++) {
            hash = rotateLeft(hash ^ (bytes[i] & 0xff) * P5, 11) * P1;
        }
        return hash;
    }

    private static long avalanche(long start) {
        long hash = start;
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }
}
