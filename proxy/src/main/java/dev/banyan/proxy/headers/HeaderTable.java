package dev.banyan.proxy.headers;

import io.netty.util.AsciiString;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small fixed table of header names, case ignored; made when rules load, asked for each header of each message. An
 * open hash table over plain arrays: no garbage, one comparison for a hit and mostly none for a miss.
 */
final class HeaderTable<T> {
    private final @Nullable AsciiString[] names;
    private final Object[] values;
    private final int mask;

    HeaderTable(Map<String, T> entries) {
        int size = Integer.highestOneBit(Math.max(8, entries.size() * 4)) * 2;
        names = new AsciiString[size];
        values = new Object[size];
        mask = size - 1;
        entries.forEach(this::put);
    }

    /** A table that holds {@code value} for every one of these names. */
    static <T> HeaderTable<T> of(Collection<String> names, T value) {
        return new HeaderTable<>(
                names.stream().distinct().collect(java.util.stream.Collectors.toMap(n -> n, n -> value)));
    }

    private void put(String name, T value) {
        AsciiString key = AsciiString.cached(name);
        int slot = AsciiString.hashCode(key) & mask;
        while (names[slot] != null) {
            slot = (slot + 1) & mask;
        }
        names[slot] = key;
        values[slot] = value;
    }

    /** The value of that name, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    T get(CharSequence name) {
        int slot = AsciiString.hashCode(name) & mask;
        AsciiString candidate = names[slot];
        while (candidate != null) {
            if (candidate.contentEqualsIgnoreCase(name)) {
                return (T) values[slot];
            }
            slot = (slot + 1) & mask;
            candidate = names[slot];
        }
        return null;
    }

    boolean contains(CharSequence name) {
        return get(name) != null;
    }
}
