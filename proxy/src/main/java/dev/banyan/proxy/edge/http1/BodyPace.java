package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** Whether a client sends its body, or uses its tunnel, fast enough. Time in which it may not send does not count. */
final class BodyPace {
    /** Before that a slow start may be anybody's. */
    private static final long GRACE_NANOS = 10_000_000_000L;

    private static final double SECOND = 1e9;

    private final Bounds bounds;
    private final Progress progress = new Progress();
    private long watched;
    private long lastSweep;
    private long awaitedNanos;

    BodyPace(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * What is wrong with a body; null: nothing. Called by the sweep.
     *
     * @param request its number, from 1
     * @param awaited whether the client may send
     */
    @Nullable
    FailureKind ofBody(long nowNanos, long request, boolean awaited, long received) {
        long passed = passed(nowNanos, request);
        if (!awaited) {
            progress.rest(nowNanos);
            return null;
        }
        awaitedNanos += passed;
        if (progress.isStalled(nowNanos, received, bounds.bodyIdleNanos())) {
            return FailureKind.BODY_IDLE;
        }
        boolean slow = awaitedNanos > GRACE_NANOS && received < bounds.minBodyRate() * (awaitedNanos / SECOND);
        return slow ? FailureKind.BODY_TOO_SLOW : null;
    }

    /** What is wrong with a tunnel; null: nothing. Called by the sweep. @param exchanged bytes both ways */
    @Nullable
    FailureKind ofTunnel(long nowNanos, long request, long exchanged) {
        passed(nowNanos, request);
        boolean idle = progress.isStalled(nowNanos, exchanged, bounds.tunnelIdleNanos());
        return idle ? FailureKind.TUNNEL_IDLE : null;
    }

    /** Since the last sweep that saw this request. */
    private long passed(long nowNanos, long request) {
        if (watched != request) {
            watched = request;
            awaitedNanos = 0;
            lastSweep = nowNanos;
            progress.rest(nowNanos);
        }
        long passed = nowNanos - lastSweep;
        lastSweep = nowNanos;
        return passed;
    }
}
