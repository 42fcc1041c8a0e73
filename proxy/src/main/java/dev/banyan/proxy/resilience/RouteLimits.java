package dev.banyan.proxy.resilience;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Limits;
import org.jspecify.annotations.Nullable;

/** How many requests a route takes: a second, and at the same time. */
public final class RouteLimits {
    /** Any number. */
    public static final RouteLimits NONE = new RouteLimits(Limits.NONE, 0);

    private final @Nullable RateLimit rate;
    private final @Nullable Concurrency concurrency;

    /** @param nowNanos {@link System#nanoTime} */
    public RouteLimits(Limits rules, long nowNanos) {
        this.rate = rules.requestsPerSecond() == null ? null : new RateLimit(rules.requestsPerSecond(), nowNanos);
        this.concurrency = concurrency(rules, nowNanos);
    }

    private static @Nullable Concurrency concurrency(Limits rules, long nowNanos) {
        if (rules.adaptiveConcurrency()) {
            return new AdaptiveConcurrency(nowNanos);
        }
        return rules.concurrency() == null ? null : new ConcurrencyLimit(rules.concurrency());
    }

    /** Null where the request may go on, to be {@link #release released} at its end; else why not. */
    public @Nullable FailureKind acquire(long nowNanos) {
        // First the place, which can be given back.
        if (concurrency != null && !concurrency.acquire()) {
            return FailureKind.OVERLOADED;
        }
        if (rate != null && rate.acquire(nowNanos) != RateLimit.GRANTED) {
            release(0, true, nowNanos);
            return FailureKind.RATE_LIMITED;
        }
        return null;
    }

    /** The request is over. */
    public void release(long tookNanos, boolean failed, long nowNanos) {
        if (concurrency != null) {
            concurrency.release(tookNanos, failed, nowNanos);
        }
    }
}
