package dev.banyan.proxy.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/** So many requests at the same time. */
public final class ConcurrencyLimit implements Concurrency {
    private final int most;
    private final AtomicInteger running = new AtomicInteger();

    /** @param most at least 1 */
    public ConcurrencyLimit(int most) {
        this.most = most;
    }

    @Override
    public boolean acquire() {
        if (running.incrementAndGet() <= most) {
            return true;
        }
        running.decrementAndGet();
        return false;
    }

    @Override
    public void release(long tookNanos, boolean failed, long nowNanos) {
        running.decrementAndGet();
    }

    @Override
    public int limit() {
        return most;
    }

    @Override
    public int running() {
        return running.get();
    }
}
