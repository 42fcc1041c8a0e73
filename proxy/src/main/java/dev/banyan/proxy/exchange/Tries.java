package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.resilience.RetryPlan;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange may still do when an attempt came to nothing. Retries and the fallback share the attempts that the
 * route allows; a fallback keeps the last one for itself. What may have been executed is asked once more only where
 * twice is once (RFC 9110, section 9.2.2); what was certainly not sent, whatever its method.
 */
final class Tries {
    private final RetryPlan plan;
    private final boolean idempotent;
    private final int allowed;
    private @Nullable Side fallback;
    private int made;

    /** @param fallback the side that stands in for the one chosen; null: none does */
    Tries(RetryPlan plan, RequestHead head, @Nullable Side fallback) {
        this.plan = plan;
        this.fallback = fallback;
        this.idempotent = Methods.isIdempotent(head.method()) || isKeyed(plan, head);
        this.allowed = Math.max(plan.attempts(), fallback == null ? 1 : 2);
    }

    private static boolean isKeyed(RetryPlan plan, RequestHead head) {
        String key = plan.idempotencyKey();
        return key != null && head.header(key) != null;
    }

    /** Whether a body is worth keeping. */
    boolean mayRepeat() {
        return allowed > 1;
    }

    void made() {
        made++;
    }

    /** How many retries there were, 0 before the first. */
    int retries() {
        return made - 1;
    }

    /** Whether the same side may be asked again; the budget is not asked yet. */
    boolean mayRetry(FailureKind kind) {
        return made < allowed - (fallback == null ? 0 : 1) && plan.names(kind) && isSafe(kind);
    }

    boolean mayRetry(int status) {
        return made < allowed - (fallback == null ? 0 : 1) && plan.names(status) && idempotent;
    }

    /** The other side, to be asked in place of the one that failed, once; null: none. */
    @Nullable
    Side fallback(FailureKind kind) {
        return made < allowed && kind.origin() != FailureKind.Origin.CLIENT && isSafe(kind) ? takeFallback() : null;
    }

    /** The same where the side answered, and said that it failed. */
    @Nullable
    Side fallback(int status) {
        return made < allowed && status >= 500 && status != 501 && status != 505 && idempotent ? takeFallback() : null;
    }

    private @Nullable Side takeFallback() {
        Side side = fallback;
        fallback = null;
        return side;
    }

    private boolean isSafe(FailureKind kind) {
        return kind.retry() == FailureKind.Retry.ALWAYS
                || kind.retry() == FailureKind.Retry.IF_IDEMPOTENT && idempotent;
    }
}
