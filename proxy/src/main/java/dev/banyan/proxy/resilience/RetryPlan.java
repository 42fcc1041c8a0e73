package dev.banyan.proxy.resilience;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Retry;
import io.vertx.circuitbreaker.RetryPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When and after how long a route's requests are tried again; compiled, with the route's own budget. */
public final class RetryPlan {
    /** Never. */
    public static final RetryPlan NONE = new RetryPlan(null);

    /** What {@link #delayNanos} returns where the wait would be longer than the route allows. */
    public static final long TOO_LONG = -1;

    private final @Nullable Retry rules;
    private final Faults faults;
    private final RetryPolicy backoff;
    private final RetryBudget budget;

    private RetryPlan(@Nullable Retry rules) {
        this.rules = rules;
        this.faults = new Faults(rules == null ? List.of() : rules.on());
        this.backoff = rules == null
                ? (failure, retry) -> 0
                : RetryPolicy.exponentialDelayWithJitter(
                        rules.backoffBase().toMillis(), rules.backoffMax().toMillis());
        this.budget = new RetryBudget(rules == null ? Percent.ZERO : rules.budget());
    }

    public static RetryPlan of(@Nullable Retry rules) {
        return rules == null ? NONE : new RetryPlan(rules);
    }

    /** Tries in all, the first included; at least 1. */
    public int attempts() {
        return rules == null ? 1 : rules.attempts();
    }

    /** For one try; {@link Long#MAX_VALUE}: only the timeouts of its side bound it. */
    public long perTryNanos() {
        return rules == null || rules.perTry() == null
                ? Long.MAX_VALUE
                : rules.perTry().toNanos();
    }

    /** The header that makes any method safe to repeat; null: none does. */
    public @Nullable String idempotencyKey() {
        return rules == null ? null : rules.idempotencyKey();
    }

    /** Whether the rules name that failure; a try that was too slow counts where tries have a time of their own. */
    public boolean names(FailureKind kind) {
        return faults.include(kind)
                || kind == FailureKind.FIRST_BYTE_TIMEOUT && rules != null && rules.perTry() != null;
    }

    public boolean names(int status) {
        return faults.include(status);
    }

    /** A request came. */
    public void request(long nowNanos) {
        if (rules != null) {
            budget.request(nowNanos);
        }
    }

    /** Takes one retry out of the budget; false: it is used up. */
    public boolean take(long nowNanos) {
        return budget.take(nowNanos);
    }

    /**
     * How long to wait before a retry: by chance between nothing and a bound that doubles ("full jitter"), and no less
     * than the backend asked for.
     *
     * @param retry 1 for the first
     * @param askedNanos what Retry-After says; 0: nothing
     * @return or {@link #TOO_LONG}
     */
    public long delayNanos(int retry, long askedNanos) {
        if (rules == null) {
            return 0;
        }
        long most = rules.backoffMax().toNanos();
        if (askedNanos > most) {
            return TOO_LONG;
        }
        long drawn = TimeUnit.MILLISECONDS.toNanos(backoff.delay(null, Math.min(retry - 1, 30)));
        return Math.max(askedNanos, drawn);
    }
}
