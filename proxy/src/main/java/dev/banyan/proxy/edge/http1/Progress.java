package dev.banyan.proxy.edge.http1;

/**
 * Whether something goes on, by a count that grows as long as it does. It is the sweep that looks at the clock, not every
 * read: accurate to one sweep, never early.
 */
final class Progress {
    private long seen = -1;
    private long since;

    /** True where the count has stayed the same for longer than that. */
    boolean isStalled(long nowNanos, long count, long patienceNanos) {
        if (count != seen) {
            seen = count;
            since = nowNanos;
        }
        return nowNanos - since > patienceNanos;
    }

    /** Nothing is to be expected for now. */
    void rest(long nowNanos) {
        since = nowNanos;
    }
}
