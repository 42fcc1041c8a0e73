package dev.banyan.rules.split;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The salt of a split, ready to hash keys: {@code XXH64(utf8(cohort) + 0x00 + utf8(key), seed 0) mod 10000}, unsigned.
 * Makes no garbage: the bytes are put together in a buffer that each thread keeps.
 */
final class Cohort {
    static final int BUCKETS = 10_000;

    private static final int ROOM = 1024;
    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[ROOM]);

    private final byte[] prefix;

    Cohort(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        this.prefix = Arrays.copyOf(utf8, utf8.length + 1);
    }

    int bucket(String key) {
        byte[] buffer = buffer(prefix.length + 3 * key.length());
        System.arraycopy(prefix, 0, buffer, 0, prefix.length);
        int length = Utf8.encode(key, buffer, prefix.length);
        return (int) Long.remainderUnsigned(Xxh64.hash(buffer, length), BUCKETS);
    }

    private static byte[] buffer(int size) {
        byte[] buffer = BUFFER.get();
        if (buffer.length < size) {
            buffer = new byte[Integer.highestOneBit(size) * 2];
            BUFFER.set(buffer);
        }
        return buffer;
    }
}
