package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.Eventually;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a sender got rid of, and knows when it is held because nobody reads at the other end. */
final class Held {
    private static final long STILL = 400_000_000;

    private final AtomicLong sent = new AtomicLong();

    void sent(int bytes) {
        sent.addAndGet(bytes);
    }

    long sent() {
        return sent.get();
    }

    /** Waits until for a moment nothing more was sent; gives how much was by then. */
    long await() throws Exception {
        long[] last = {-1, System.nanoTime()};
        Eventually.holds("the sender is held", () -> {
            if (sent.get() != last[0]) {
                last[0] = sent.get();
                last[1] = System.nanoTime();
            }
            return last[0] > 0 && System.nanoTime() - last[1] > STILL;
        });
        return last[0];
    }
}
