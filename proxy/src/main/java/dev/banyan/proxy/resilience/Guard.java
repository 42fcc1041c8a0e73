package dev.banyan.proxy.resilience;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.resilience.CircuitBreaker.Outcome;
import dev.banyan.rules.model.Breaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before one side of one route: its breaker, where it has one, and what counts for it. */
public final class Guard {
    /** Lets everything through. */
    public static final Guard NONE = new Guard(null, List.of());

    private final @Nullable CircuitBreaker breaker;
    private final Faults faults;

    private Guard(@Nullable CircuitBreaker breaker, List<String> failures) {
        this.breaker = breaker;
        this.faults = new Faults(failures);
    }

    static Guard of(CircuitBreaker breaker, Breaker rules) {
        return new Guard(breaker, rules.failures());
    }

    /** A permit for one attempt, or {@link CircuitBreaker#REFUSED}. */
    public long acquire(long nowNanos) {
        return breaker == null ? 0 : breaker.acquire(nowNanos);
    }

    /** The attempt was answered. */
    public void answered(long permit, int status, long tookNanos, long nowNanos) {
        settle(permit, faults.include(status) ? Outcome.FAILURE : Outcome.SUCCESS, tookNanos, nowNanos);
    }

    /** The attempt failed, or was given up. */
    public void failed(long permit, FailureKind kind, long tookNanos, long nowNanos) {
        settle(permit, faults.include(kind) ? Outcome.FAILURE : Outcome.ABANDONED, tookNanos, nowNanos);
    }

    private void settle(long permit, Outcome outcome, long tookNanos, long nowNanos) {
        if (breaker != null) {
            breaker.settle(permit, outcome, tookNanos, nowNanos);
        }
    }

    /** The breaker's state; null: there is none. */
    public @Nullable BreakerState state() {
        return breaker == null ? null : breaker.state();
    }
}
