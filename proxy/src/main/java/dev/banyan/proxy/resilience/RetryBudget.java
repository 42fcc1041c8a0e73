package dev.banyan.proxy.resilience;

import dev.banyan.rules.model.Percent;
import java.util.concurrent.TimeUnit;

/**
 * How many of a route's requests may be tried again: a share of the requests of the last ten seconds, and ten a second
 * whatever the traffic. It keeps retries from multiplying an outage.
 */
public final class RetryBudget {
    private static final long WINDOW_SECONDS = 10;
    /** Retries a second that are always allowed. */
    private static final long FLOOR = 10;

    private final Percent share;
    private final SlidingWindow requests = new SlidingWindow(TimeUnit.SECONDS.toNanos(WINDOW_SECONDS));
    private final SlidingWindow retries = new SlidingWindow(TimeUnit.SECONDS.toNanos(WINDOW_SECONDS));

    private final SlidingWindow lastSecond = new SlidingWindow(TimeUnit.SECONDS.toNanos(1));

    /** @param share of the requests */
    public RetryBudget(Percent share) {
        this.share = share;
    }

    /** A request came, tried for the first time. */
    public void request(long nowNanos) {
        requests.slot(nowNanos).calls.increment();
    }

    /** Takes a retry from the budget; false: there is none left. Never more than the budget, also among threads. */
    public boolean take(long nowNanos) {
        SlidingWindow.Slot slot = retries.slot(nowNanos);
        SlidingWindow.Slot second = lastSecond.slot(nowNanos);
        // Counted first and looked at then: two threads may both be refused, never both be let through.
        slot.calls.increment();
        second.calls.increment();
        long allowed = requests.sums(nowNanos).calls() * share.hundredths() / 10_000;
        boolean within = lastSecond.sums(nowNanos).calls() <= FLOOR
                || retries.sums(nowNanos).calls() <= allowed;
        if (!within) {
            slot.calls.decrement();
            second.calls.decrement();
        }
        return within;
    }
}
