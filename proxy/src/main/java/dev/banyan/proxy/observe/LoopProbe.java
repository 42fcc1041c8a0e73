package dev.banyan.proxy.observe;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Runs on one event loop each quarter of a second and notes how late it is; a loop that hangs is late from any view. */
final class LoopProbe implements Runnable {
    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Half of how long a lag is shown. */
    private static final long HALF_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final LongSupplier ticker;
    private volatile long due;
    private volatile long worstNow;
    private volatile long worstBefore;
    private long halfBegan;

    LoopProbe(LongSupplier ticker) {
        this.ticker = ticker;
        this.halfBegan = ticker.getAsLong();
        this.due = halfBegan + PERIOD_NANOS;
    }

    @Override
    public void run() {
        long now = ticker.getAsLong();
        if (now - halfBegan >= HALF_NANOS) {
            worstBefore = worstNow;
            worstNow = 0;
            halfBegan = now;
        }
        worstNow = Math.max(worstNow, now - due);
        due = now + PERIOD_NANOS;
    }

    /** The worst lag of the last 15 to 30 seconds, in nanoseconds; read from any thread. */
    long worstNanos() {
        long hanging = ticker.getAsLong() - due;
        return Math.max(0, Math.max(hanging, Math.max(worstNow, worstBefore)));
    }
}
