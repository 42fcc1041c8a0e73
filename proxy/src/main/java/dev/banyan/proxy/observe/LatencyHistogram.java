package dev.banyan.proxy.observe;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts durations in buckets of which each power of two has sixteen, so that a quantile is off by at most one part in
 * thirty-two; an octave takes memory once something falls into it. Recording takes no lock.
 */
final class LatencyHistogram {
    private static final int BITS = 4;
    private static final int SUB_BUCKETS = 1 << BITS;
    /** The finest step, 2^10 ns: what is faster is one bucket of its own width. */
    private static final int SHIFT = 10;
    /** Up to 2^(SHIFT + OCTAVES) ns, more than four hours; what is longer counts as that. */
    private static final int OCTAVES = 34;

    private final Slots<AtomicIntegerArray> octaves =
            new Slots<>(OCTAVES, ignored -> new AtomicIntegerArray(SUB_BUCKETS));

    void record(long nanos) {
        int bucket = bucket(nanos);
        octaves.get(bucket >>> BITS).getAndIncrement(bucket & SUB_BUCKETS - 1);
    }

    /** Adds these counts to those of a window; {@code counts} has {@link #buckets} places. */
    void addTo(long[] counts) {
        for (int octave = 0; octave < OCTAVES; octave++) {
            AtomicIntegerArray there = octaves.peek(octave);
            for (int sub = 0; there != null && sub < SUB_BUCKETS; sub++) {
                counts[octave << BITS | sub] += there.get(sub);
            }
        }
    }

    static int buckets() {
        return OCTAVES << BITS;
    }

    /**
     * The quantile of counts that were added up.
     *
     * @param quantile 0 to 1
     * @return nanoseconds; 0 where nothing was counted
     */
    static double quantile(long[] counts, double quantile) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        long rank = Math.max(1, (long) Math.ceil(quantile * total));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length && total > 0; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return (lowest(bucket) + lowest(bucket + 1)) / 2.0;
            }
        }
        return 0;
    }

    /** The first octave holds 0 to 15 steps one by one, each further one a power of two in sixteen parts. */
    private static int bucket(long nanos) {
        long steps = Math.max(0, nanos) >>> SHIFT;
        if (steps < SUB_BUCKETS) {
            return (int) steps;
        }
        int octave = Long.SIZE - BITS - Long.numberOfLeadingZeros(steps);
        int sub = (int) (steps >>> octave - 1) & SUB_BUCKETS - 1;
        return Math.min(octave << BITS | sub, buckets() - 1);
    }

    private static long lowest(int bucket) {
        int octave = bucket >>> BITS;
        long sub = bucket & SUB_BUCKETS - 1;
        long steps = octave == 0 ? sub : SUB_BUCKETS + sub << octave - 1;
        return steps << SHIFT;
    }
}
