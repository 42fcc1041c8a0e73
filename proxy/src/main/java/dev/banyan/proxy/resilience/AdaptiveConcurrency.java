package dev.banyan.proxy.resilience;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bound that finds itself from how long requests take. While they take as long as they did when it was quiet there is
 * room and the bound grows by about its root; when they take longer they queue somewhere, and it shrinks by as much as
 * they take longer, by half at most. Where even the least bound makes them no quicker, the side has become slower for
 * good, and that is its quiet time from then on.
 */
public final class AdaptiveConcurrency implements Concurrency {
    private static final int LEAST = 4;
    private static final int MOST = 10_000;
    private static final int FIRST = 16;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int ENOUGH = 8;
    /** Longer by less than this is no queue. */
    private static final double TOLERANCE = 1.5;

    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final AtomicLong roundEnds;
    private volatile int limit = FIRST;
    private volatile int peak;
    // Written by whoever closes a round, one at a time.
    private volatile double quietNanos;

    public AdaptiveConcurrency(long nowNanos) {
        this.roundEnds = new AtomicLong(nowNanos + ROUND_NANOS);
    }

    @Override
    public boolean acquire() {
        int now = running.incrementAndGet();
        if (now > limit) {
            running.decrementAndGet();
            return false;
        }
        if (now > peak) {
            peak = now;
        }
        return true;
    }

    @Override
    public void release(long tookNanos, boolean failed, long nowNanos) {
        running.decrementAndGet();
        if (!failed) {
            calls.increment();
            nanos.add(tookNanos);
        }
        long ends = roundEnds.get();
        if (nowNanos - ends > 0 && calls.sum() >= ENOUGH && roundEnds.compareAndSet(ends, nowNanos + ROUND_NANOS)) {
            adapt();
        }
    }

    private void adapt() {
        double mean = (double) nanos.sumThenReset() / Math.max(1, calls.sumThenReset());
        boolean relearns = quietNanos == 0 || mean < quietNanos || limit == LEAST;
        double quiet = relearns ? mean : quietNanos;
        quietNanos = quiet;
        boolean used = peak * 2 >= limit;
        peak = running.get();
        double gradient = Math.max(0.5, Math.min(1, TOLERANCE * quiet / mean));
        // A bound that nobody comes near says nothing and stays.
        if (gradient < 1 || used) {
            double next = limit * gradient + (gradient < 1 ? 0 : Math.sqrt(limit));
            limit = (int) Math.max(LEAST, Math.min(MOST, next));
        }
    }

    @Override
    public int limit() {
        return limit;
    }

    @Override
    public int running() {
        return running.get();
    }
}
