package dev.banyan.proxy.observe;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of lines from many threads to one, without locks or garbage: each place has a turn that says whose it
 * is (D. Vyukov's bounded queue). A producer claims a place, writes into its line, and publishes it.
 */
final class LineRing {
    /** What {@link #claim} answers where the ring is full. */
    static final long FULL = -1;

    private final int mask;
    private final Line[] lines;
    private final AtomicLongArray turns;
    private final AtomicLong tail = new AtomicLong();
    private long head;

    /** @param capacity a power of two */
    LineRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity: " + capacity + " (expected: a power of two)");
        }
        mask = capacity - 1;
        lines = new Line[capacity];
        turns = new AtomicLongArray(capacity);
        for (int i = 0; i < capacity; i++) {
            turns.set(i, i);
        }
    }

    /** A place that is the caller's until {@link #publish}, or {@link #FULL}. */
    long claim() {
        while (true) {
            long place = tail.get();
            long turn = turns.get((int) place & mask);
            if (turn == place && tail.compareAndSet(place, place + 1)) {
                return place;
            }
            if (turn < place) {
                return FULL;
            }
        }
    }

    /** The cleared line of a place that was claimed. */
    Line line(long place) {
        int index = (int) place & mask;
        Line line = lines[index];
        if (line == null) {
            line = new Line();
            lines[index] = line;
        }
        line.clear();
        return line;
    }

    void publish(long place) {
        turns.set((int) place & mask, place + 1);
    }

    /** For the one consumer: the oldest line, or null where there is none; his until {@link #release}. */
    @Nullable
    Line peek() {
        int index = (int) head & mask;
        return turns.get(index) == head + 1 ? lines[index] : null;
    }

    void release() {
        turns.set((int) head & mask, head + mask + 1);
        head++;
    }
}
