package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import io.vertx.core.MultiMap;

/** The time that an exchange has: for whatever is next, for one try, and for all of it. Confined to its event loop. */
abstract class RequestTime extends Deadlines.Entry {
    private final Deadlines deadlines;
    private FailureKind expiry = FailureKind.DEADLINE_EXCEEDED;
    private long requestDeadline;
    /** What a client of gRPC allows, also for an answer that has no end. */
    private long callDeadline;

    private long tryDeadline = Long.MAX_VALUE;

    RequestTime(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * @param requestNanos for the whole exchange
     * @param headers the request's, which may allow less
     */
    final void begin(long startedNanos, long requestNanos, MultiMap headers) {
        long grpc = GrpcTimeout.nanos(headers);
        callDeadline = grpc == GrpcTimeout.NONE ? Long.MAX_VALUE : startedNanos + grpc;
        requestDeadline = Math.min(startedNanos + requestNanos, callDeadline);
    }

    /** @param perTryNanos {@link Long#MAX_VALUE}: the try has no time of its own */
    final void beginTry(long nowNanos, long perTryNanos) {
        tryDeadline = perTryNanos == Long.MAX_VALUE ? Long.MAX_VALUE : nowNanos + perTryNanos;
    }

    final void endTry() {
        tryDeadline = Long.MAX_VALUE;
    }

    /** The answer goes to the client. @param withoutEnd it may go on for as long as it likes */
    final void beginAnswer(boolean withoutEnd) {
        endTry();
        if (withoutEnd) {
            requestDeadline = callDeadline;
        }
        if (requestDeadline == Long.MAX_VALUE) {
            stop();
        } else {
            withinRequest();
        }
    }

    /** Whether the exchange has no time any more by then. */
    final boolean isOverBy(long nanos) {
        return nanos >= requestDeadline;
    }

    final void pauseUntil(long nanos) {
        deadlines.start(this, nanos);
    }

    /** Whatever is next must come within that time, and within that of the try and of the whole request. */
    final void within(long nanos, FailureKind orElse) {
        long at = System.nanoTime() + nanos;
        expiry = tryDeadline < at ? FailureKind.FIRST_BYTE_TIMEOUT : orElse;
        at = Math.min(at, tryDeadline);
        expiry = at < requestDeadline ? expiry : FailureKind.DEADLINE_EXCEEDED;
        deadlines.start(this, Math.min(at, requestDeadline));
    }

    /** Whatever is next has all the time that is left of the try, and of the whole request. */
    final void withinRequest() {
        boolean ofTry = tryDeadline < requestDeadline;
        expiry = ofTry ? FailureKind.FIRST_BYTE_TIMEOUT : FailureKind.DEADLINE_EXCEEDED;
        deadlines.start(this, ofTry ? tryDeadline : requestDeadline);
    }

    /** What failed where the time is over. */
    final FailureKind expiry() {
        return expiry;
    }

    /** Tells a backend how much of the time is left, so that it does not work for nobody. */
    final void writeDeadline(SidePlan side, MultiMap headers) {
        String name = side.deadlineHeader();
        if (name == null && callDeadline == Long.MAX_VALUE) {
            return;
        }
        long millis = Math.max(1, (requestDeadline - System.nanoTime()) / 1_000_000);
        if (name != null) {
            headers.set(name, Long.toString(millis));
        }
        if (callDeadline != Long.MAX_VALUE) {
            headers.set("grpc-timeout", Math.min(millis, GrpcTimeout.MOST_MILLIS) + "m");
        }
    }
}
