package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.resilience.CircuitBreaker;
import dev.banyan.proxy.resilience.RetryPlan;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Reason;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one exchange, one after the other, and the time they have. Mostly there is one. Where it comes to
 * nothing, and {@link Tries} says that it hurts nobody, the same side is asked again after a while, or the other one.
 * Confined to its event loop.
 */
final class Course extends Deadlines.Entry {
    private final Exchange exchange;
    private final Lane lane;
    private final ClientStream client;
    private final Provenance provenance;
    private final RoutePlan plan;
    private final Facts facts;
    private final Tries tries;
    private final RequestBody body;
    private final long maxBody;

    private @Nullable Attempt attempt;
    private @Nullable Attempt passedOver;
    private FailureKind onDeadline = FailureKind.DEADLINE_EXCEEDED;
    private long requestDeadline;
    /** What a client of gRPC allows, also for an answer that has no end. */
    private long callDeadline;

    private long tryDeadline;
    private boolean pausing;
    private boolean tunnelled;
    private boolean over;

    /** @param fallback the side that stands in where the chosen one fails; null: none */
    Course(
            Exchange exchange,
            Lane lane,
            ClientStream client,
            Provenance provenance,
            RoutePlan plan,
            @Nullable Side fallback,
            Facts facts) {
        this.exchange = exchange;
        this.lane = lane;
        this.client = client;
        this.provenance = provenance;
        this.plan = plan;
        this.facts = facts;
        this.tries = new Tries(plan.retry(), client.head(), fallback);
        this.body = new RequestBody(client, tries.mayRepeat());
        this.maxBody = plan.maxBody();
    }

    /** Asks the first side. */
    void start(Side side) {
        plan.retry().request(facts.started);
        long grpc = GrpcTimeout.nanos(client.headers());
        callDeadline = grpc == GrpcTimeout.NONE ? Long.MAX_VALUE : facts.started + grpc;
        requestDeadline = Math.min(facts.started + plan.side(side).requestNanos(), callDeadline);
        forward(side);
    }

    private void forward(Side to) {
        SidePlan side = plan.side(to);
        long now = System.nanoTime();
        long permit = side.guard().acquire(now);
        if (permit == CircuitBreaker.REFUSED) {
            onAttemptFailed(FailureKind.BREAKER_OPEN);
            return;
        }
        tries.made();
        long perTry = plan.retry().perTryNanos();
        tryDeadline = perTry == Long.MAX_VALUE ? Long.MAX_VALUE : now + perTry;
        BackendClient backend = side.backend().on(lane.index());
        attempt = new Attempt(this, client, body, provenance, side, backend, permit, facts);
        attempt.start();
    }

    // ---- what an attempt tells

    /** It failed before anything of its answer went out, or was not let through at all. */
    void onAttemptFailed(FailureKind kind) {
        if (over) {
            return;
        }
        if (hasHead() || !body.isRepeatable()) {
            exchange.fail(kind);
            return;
        }
        attempt = null;
        if (tries.mayRetry(kind) && pausesForRetry(0)) {
            return;
        }
        Side other = tries.fallback(kind);
        if (other == null) {
            exchange.fail(kind);
        } else {
            fallBack(other);
        }
    }

    /** Whether another answer is wanted than the one that begins with this head. */
    boolean asksAgainAfter(int status, MultiMap headers) {
        if (status < 500 || !body.isRepeatable()) {
            return false;
        }
        Attempt answered = attempt;
        if (tries.mayRetry(status) && pausesForRetry(RetryAfter.nanos(headers, lane.now()))) {
            attempt = null;
            passedOver = answered;
            return true;
        }
        Side other = tries.fallback(status);
        if (other == null) {
            return false;
        }
        passedOver = answered;
        fallBack(other);
        return true;
    }

    private boolean pausesForRetry(long askedNanos) {
        long now = System.nanoTime();
        RetryPlan retry = plan.retry();
        long delay = retry.delayNanos(tries.retries() + 1, askedNanos);
        if (delay == RetryPlan.TOO_LONG || now + delay >= requestDeadline) {
            return false;
        }
        if (!retry.take(now)) {
            plan.observer().retried(RetryResult.BUDGET);
            return false;
        }
        client.pauseBody();
        pausing = true;
        lane.deadlines().start(this, now + delay);
        return true;
    }

    private void fallBack(Side other) {
        facts.side = other;
        facts.reason = Reason.FALLBACK;
        plan.observer().fellBack(facts);
        forward(other);
    }

    /** The answer's whole head is on its way: another attempt would be one too many. */
    void onAnswered(boolean withoutEnd) {
        body.release();
        tryDeadline = Long.MAX_VALUE;
        if (withoutEnd) {
            requestDeadline = callDeadline;
        }
        if (requestDeadline == Long.MAX_VALUE) {
            stop();
        } else {
            withinRequest();
        }
    }

    /** The exchange has become a tunnel: what the client sends is no body that a limit could mean. */
    void onTunnel() {
        tunnelled = true;
    }

    void writeOwnHeaders(MultiMap headers) {
        exchange.writeOwnHeaders(headers);
    }

    void onEnd() {
        exchange.finish();
    }

    // ---- time

    /** Tells a backend how much of the time is left, so that it does not work for nobody. */
    void writeDeadline(SidePlan side, MultiMap headers) {
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

    /** Whatever is next must come within that time, and within that of the try and of the whole request. */
    void within(long nanos, FailureKind orElse) {
        long at = System.nanoTime() + nanos;
        onDeadline = tryDeadline < at ? FailureKind.FIRST_BYTE_TIMEOUT : orElse;
        at = Math.min(at, tryDeadline);
        onDeadline = at < requestDeadline ? onDeadline : FailureKind.DEADLINE_EXCEEDED;
        lane.deadlines().start(this, Math.min(at, requestDeadline));
    }

    /** Whatever is next has all the time that is left of the try, and of the whole request. */
    void withinRequest() {
        boolean ofTry = tryDeadline < requestDeadline;
        onDeadline = ofTry ? FailureKind.FIRST_BYTE_TIMEOUT : FailureKind.DEADLINE_EXCEEDED;
        lane.deadlines().start(this, ofTry ? tryDeadline : requestDeadline);
    }

    @Override
    protected void onDeadline() {
        if (pausing) {
            pausing = false;
            forward(Objects.requireNonNull(facts.side));
            return;
        }
        Attempt running = attempt;
        // To wait for a place is not to wait for the backend: it is we who are too busy.
        boolean crowded = onDeadline == FailureKind.CONNECT_TIMEOUT && running != null && running.isWaiting();
        FailureKind kind = crowded ? FailureKind.OVERLOADED : onDeadline;
        if (running != null && !running.hasHead()) {
            running.cancel(kind);
        }
        onAttemptFailed(kind);
    }

    // ---- what the client does

    void onBody(ByteBuf chunk) {
        facts.bytesIn += chunk.readableBytes();
        if (facts.bytesIn > maxBody && !tunnelled) {
            chunk.release();
            exchange.fail(FailureKind.BODY_TOO_LARGE);
            return;
        }
        body.passed(chunk);
        if (attempt == null) {
            // Between two tries: what is kept goes out with the next one.
            chunk.release();
        } else {
            attempt.send(chunk);
        }
    }

    void onBodyEnd(MultiMap trailers) {
        body.end(trailers);
        if (attempt != null) {
            attempt.end(trailers);
        }
    }

    void onClientReady() {
        if (attempt != null) {
            attempt.resume();
        }
    }

    void onDrain() {
        if (attempt != null) {
            attempt.drain();
        }
    }

    /** True from when the answer's head went to the client's stream: nothing else can be answered any more. */
    boolean hasHead() {
        return attempt != null && attempt.hasHead();
    }

    // ---- the end

    /** Gives up what runs; harmless where nothing does. */
    void cancel(FailureKind kind) {
        Attempt running = attempt;
        attempt = null;
        if (running != null) {
            running.cancel(kind);
        }
    }

    /** Gives back what was held: the body that was kept, an answer that nobody wanted, the place on the route. */
    void close(boolean failed) {
        over = true;
        stop();
        body.release();
        if (passedOver != null) {
            passedOver.cancel(FailureKind.BACKEND_RESET);
        }
        plan.limits().release(facts.durationNanos(), failed, facts.ended);
        if (tries.retries() > 0 && facts.reason != Reason.FALLBACK) {
            plan.observer().retried(failed ? RetryResult.FAILURE : RetryResult.SUCCESS);
        }
    }
}
