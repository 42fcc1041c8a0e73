package dev.banyan.proxy.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must come to be, and fails when it does not in ten seconds. */
public final class Eventually {
    private static final long DEADLINE = Duration.ofSeconds(10).toNanos();

    private Eventually() {}

    public static void holds(String claim, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + DEADLINE;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(claim + ": still not so after ten seconds");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
