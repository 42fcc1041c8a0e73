package dev.banyan.proxy.resilience;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many requests a second, evenly; up to one second's worth at once after a pause (the generic cell rate algorithm,
 * ITU-T I.371). One number, changed by compare-and-set.
 */
public final class RateLimit {
    /** What {@link #acquire} returns where the request may go on. */
    public static final long GRANTED = 0;

    private final long intervalNanos;
    private final long toleranceNanos;
    /** When the next request would come if all came evenly. */
    private final AtomicLong due;

    /**
     * @param perSecond at least 1
     * @param nowNanos {@link System#nanoTime}
     */
    public RateLimit(int perSecond, long nowNanos) {
        this.intervalNanos = Math.max(1, TimeUnit.SECONDS.toNanos(1) / perSecond);
        this.toleranceNanos = intervalNanos * (perSecond - 1L);
        this.due = new AtomicLong(nowNanos);
    }

    /** {@link #GRANTED}, or how many nanoseconds from now a request may come again. */
    public long acquire(long nowNanos) {
        while (true) {
            long then = due.get();
            long early = then - nowNanos - toleranceNanos;
            if (early > 0) {
                return early;
            }
            long next = (then - nowNanos > 0 ? then : nowNanos) + intervalNanos;
            if (due.compareAndSet(then, next)) {
                return GRANTED;
            }
        }
    }
}
