package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicInteger;

/** The hard cap on time series whose number follows from the rules; what does not fit is counted, not kept. */
final class SeriesBudget {
    private final int cap;
    private final Counter dropped;
    private final AtomicInteger used = new AtomicInteger();

    SeriesBudget(int cap, Counter dropped) {
        this.cap = cap;
        this.dropped = dropped;
    }

    /** Takes room for that many series, or counts them as dropped. */
    boolean take(int series) {
        if (used.addAndGet(series) <= cap) {
            return true;
        }
        used.addAndGet(-series);
        dropped.increment(series);
        return false;
    }

    void give(int series) {
        used.addAndGet(-series);
    }

    int used() {
        return used.get();
    }
}
