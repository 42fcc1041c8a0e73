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
    private long awaited;

    BodyPace(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * What is wrong; null: nothing. Called by the sweep while a request is under way.
     *
     * @param number of the request, from 1
     */
    @Nullable
    FailureKind fault(long nowNanos, Http1Stream stream, long number) {
        if (watched != number) {
            watched = number;
            awaited = 0;
            lastSweep = nowNanos;
            progress.rest(nowNanos);
        }
        long passed = nowNanos - lastSweep;
        lastSweep = nowNanos;
        if (stream.isTunnel()) {
            boolean idle = progress.isStalled(nowNanos, stream.exchanged(), bounds.tunnelIdleNanos());
            return idle ? FailureKind.TUNNEL_IDLE : null;
        }
        if (!stream.isReading()) {
            progress.rest(nowNanos);
            return null;
        }
        awaited += passed;
        if (progress.isStalled(nowNanos, stream.received(), bounds.bodyIdleNanos())) {
            return FailureKind.BODY_IDLE;
        }
        boolean slow = awaited > GRACE_NANOS && stream.received() < bounds.minBodyRate() * (awaited / SECOND);
        return slow ? FailureKind.BODY_TOO_SLOW : null;
    }
}
