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
 * The attempts of one exchange, one after the other, within its time. Mostly there is one. Where it comes to nothing, and
 * {@link Tries} says that it hurts nobody, the same side is asked again after a while, or the other one. Before a side
 * that speaks another contract the request is translated first. Confined to its event loop.
 */
final class Course extends RequestTime {
    private final Exchange exchange;
    private final Lane lane;
    private final ClientStream client;
    private final Provenance provenance;
    private final RoutePlan plan;
    private final Facts facts;
    private final Tries tries;
    private final RequestBody body;
    /** Null: no side of the route has a translation, or it is no matter of one. */
    private final @Nullable Translating translating;

    private long mostBody;
    private @Nullable Attempt attempt;
    private @Nullable Attempt passedOver;
    private boolean pausing;
    private boolean tunnelled;
    private boolean over;

    /**
     * @param side the one that was chosen
     * @param fallback the side that stands in where the chosen one fails; null: none
     */
    Course(
            Exchange exchange,
            Lane lane,
            ClientStream client,
            Provenance provenance,
            RoutePlan plan,
            Side side,
            @Nullable Side fallback,
            Facts facts) {
        super(lane.deadlines());
        this.exchange = exchange;
        this.lane = lane;
        this.client = client;
        this.provenance = provenance;
        this.plan = plan;
        this.facts = facts;
        this.tries = new Tries(plan.retry(), client.head(), fallback);
        // What goes through a tunnel is no message that could be translated.
        boolean translated = plan.isTranslated() && client.upgrade() == null;
        this.body = new RequestBody(client, tries.mayRepeat(), translated ? plan.wholeBody(side, fallback) : 0);
        this.translating = translated ? new Translating(this, lane, client, body, provenance, facts) : null;
        this.mostBody = plan.maxBody();
    }

    /** Asks the first side. */
    void start(Side side) {
        plan.retry().request(facts.started);
        begin(facts.started, plan.side(side).requestNanos(), client.headers());
        if (translating == null || !translating.describes(plan.side(side))) {
            forward(side);
        }
    }

    private void forward(Side to) {
        SidePlan side = plan.side(to);
        if (translating == null || side.translation() == null) {
            ask(side, null);
            return;
        }
        endTry();
        withinRequest();
        translating.prepare(side, side.translation());
    }

    /** @param translated what the side is asked in place of what the client asked; null: the same */
    void ask(SidePlan side, @Nullable SideRequest translated) {
        long now = System.nanoTime();
        long permit = side.guard().acquire(now);
        if (permit == CircuitBreaker.REFUSED) {
            onAttemptFailed(FailureKind.BREAKER_OPEN);
            return;
        }
        tries.made();
        beginTry(now, plan.retry().perTryNanos());
        BackendClient backend = side.backend().on(lane.index());
        attempt = new Attempt(this, client, body, provenance, side, backend, permit, facts, translated);
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
        attempt = null;
        passedOver = answered;
        fallBack(other);
        return true;
    }

    private boolean pausesForRetry(long askedNanos) {
        long now = System.nanoTime();
        RetryPlan retry = plan.retry();
        long delay = retry.delayNanos(tries.retries() + 1, askedNanos);
        if (delay == RetryPlan.TOO_LONG || isOverBy(now + delay)) {
            return false;
        }
        if (!retry.take(now)) {
            plan.observer().retried(RetryResult.BUDGET);
            return false;
        }
        client.pauseBody();
        pausing = true;
        pauseUntil(now + delay);
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
        beginAnswer(withoutEnd);
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

    /** What is nothing for another try. @param detail for people; empty: the kind says it all */
    void fail(FailureKind kind, String detail) {
        exchange.fail(kind, detail);
    }

    void failInternally(RuntimeException fault) {
        exchange.failInternally(fault);
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
        boolean crowded = expiry() == FailureKind.CONNECT_TIMEOUT && running != null && running.isWaiting();
        FailureKind kind = crowded ? FailureKind.OVERLOADED : expiry();
        if (running != null && !running.hasHead()) {
            running.cancel(kind);
        }
        onAttemptFailed(kind);
    }

    // ---- what the client does

    /** From now on no more of the body is taken than that, what came already included. */
    void limitBody(long bytes) {
        mostBody = Math.min(mostBody, bytes);
    }

    void onBody(ByteBuf chunk) {
        facts.bytesIn += chunk.readableBytes();
        if (facts.bytesIn > mostBody && !tunnelled) {
            chunk.release();
            onBodyTooLarge();
            return;
        }
        body.passed(chunk);
        if (attempt == null || attempt.hasOwnBody()) {
            // Between two tries: what is kept goes out with the next one.
            chunk.release();
        } else {
            attempt.send(chunk);
        }
    }

    private void onBodyTooLarge() {
        if (translating != null && translating.isCollecting()) {
            translating.onTooLarge();
        } else {
            exchange.fail(FailureKind.BODY_TOO_LARGE);
        }
    }

    void onBodyEnd(MultiMap trailers) {
        body.end(trailers);
        if (translating != null && translating.isCollecting()) {
            translating.onWhole();
        } else if (attempt != null && !attempt.hasOwnBody()) {
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
        if (translating != null) {
            translating.close();
        }
        if (passedOver != null) {
            passedOver.cancel(FailureKind.BACKEND_RESET);
        }
        plan.limits().release(facts.durationNanos(), failed, facts.ended);
        if (tries.retries() > 0 && facts.reason != Reason.FALLBACK) {
            plan.observer().retried(failed ? RetryResult.FAILURE : RetryResult.SUCCESS);
        }
    }
}
