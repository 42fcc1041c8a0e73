package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Choice;
import dev.banyan.rules.split.Splitter;
import dev.banyan.rules.split.Steering;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The story of one request, top to bottom, from the gate to its last byte. Confined to one event loop.
 *
 * <pre>
 *   run        where the loop keeps up: the generation is read once, the route found, the side chosen, a place taken;
 *              then a {@link Course} of attempts asks the backend and carries its answer to the client
 *   fail       the one way out where something broke
 *   finish     exactly once: the facts go to metrics and log
 * </pre>
 */
public final class Exchange implements ClientListener {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Lane lane;
    private final ClientStream client;
    private final RequestHead head;
    private final Provenance provenance;
    private final Facts facts = new Facts();

    private final Routing routing;
    private RouteObserver observer;
    private @Nullable RoutePlan plan;
    private @Nullable Course course;
    private @Nullable String issuedKey;
    private boolean finished;

    public Exchange(Lane lane, ClientStream client, Provenance provenance) {
        this.lane = lane;
        this.client = client;
        this.head = client.head();
        this.provenance = provenance;
        // The generation is pinned here: nothing below reads the live one again.
        this.routing = lane.routing();
        this.observer = lane.observer().noRoute();
    }

    /** From the head of the request to the asking of a backend. */
    public void run() {
        begin();
        try {
            decide();
        } catch (RuntimeException fault) {
            failInternally(fault);
        }
    }

    private void decide() {
        if (!lane.admits()) {
            observer.decided(facts);
            fail(FailureKind.OVERLOADED);
            return;
        }
        RoutePlan plan = routing.match(head);
        if (plan == null) {
            observer.decided(facts);
            fail(FailureKind.NO_ROUTE);
            return;
        }
        this.plan = plan;
        observer = plan.observer();
        facts.route = plan.route();
        Choice choice = choose(plan);
        facts.side = choice.side();
        facts.reason = choice.reason();
        observer.decided(facts);
        if (client.bodyLength() > plan.maxBody()) {
            fail(FailureKind.BODY_TOO_LARGE);
            return;
        }
        FailureKind crowded = plan.limits().acquire(facts.started);
        if (crowded != null) {
            fail(crowded);
            return;
        }
        Side side = choice.side();
        Course course = new Course(this, lane, client, provenance, plan, side, fallback(plan, choice), facts);
        this.course = course;
        course.start(side);
    }

    /** An operator's or tester's word is not bent: what was killed, drained or forced stays where it was sent. */
    private static @Nullable Side fallback(RoutePlan plan, Choice choice) {
        return switch (choice.reason()) {
            case KILL, DRAIN, FORCE -> null;
            default -> plan.route().fallback().get(choice.side());
        };
    }

    private void begin() {
        lane.began();
        client.listener(this);
        facts.started = System.nanoTime();
        facts.requestId = provenance.requestId();
        facts.traceId = provenance.traceId();
        facts.client = provenance.client();
        facts.method = head.method();
        facts.scheme = head.scheme();
        facts.host = head.host();
        facts.path = head.path().text();
        facts.doubleEncoded = head.path().isDoubleEncoded();
        facts.userAgent = client.headers().get("user-agent");
        facts.revision = routing.revision();
    }

    private Choice choose(RoutePlan plan) {
        Splitter splitter = plan.splitter();
        Steering steering = plan.steering().current();
        int bucket = plan.route().hasBothSides() ? bucket(plan, splitter, steering) : Splitter.NO_BUCKET;
        facts.bucket = bucket;
        return splitter.choose(head, bucket, splitter.forced(head), steering, lane.now());
    }

    private int bucket(RoutePlan plan, Splitter splitter, Steering steering) {
        String key = splitter.key(head);
        if (key != null) {
            return splitter.bucket(key);
        }
        return switch (plan.route().split().onMissingKey()) {
            case RANDOM -> lane.drawBucket();
            case LEGACY, MODERN -> Splitter.NO_BUCKET;
            case ISSUE_COOKIE -> steering.draining() ? Splitter.NO_BUCKET : splitter.bucket(issueKey());
        };
    }

    private String issueKey() {
        issuedKey = lane.newKey();
        return issuedKey;
    }

    // ---- the client goes on

    @Override
    public void onClientBody(ByteBuf chunk) {
        if (finished || course == null) {
            chunk.release();
        } else {
            course.onBody(chunk);
        }
    }

    @Override
    public void onClientEnd(MultiMap trailers) {
        if (!finished && course != null) {
            course.onBodyEnd(trailers);
        }
    }

    @Override
    public void onClientReady() {
        if (course != null) {
            course.onClientReady();
        }
    }

    @Override
    public void onClientGone() {
        if (!finished) {
            cut(FailureKind.CLIENT_ABORTED);
        }
    }

    @Override
    public void onDrain() {
        if (course != null) {
            course.onDrain();
        }
    }

    @Override
    public void onClientFailed(FailureKind why) {
        fail(why);
    }

    // ---- the ends

    void fail(FailureKind kind) {
        fail(kind, "");
    }

    /**
     * The one way out where something broke: a problem while no head was sent, a cut connection after that.
     *
     * @param detail for people; empty: the kind says it all
     */
    void fail(FailureKind kind, String detail) {
        if (finished) {
            return;
        }
        if (course != null && course.hasHead()) {
            cut(kind);
            client.abort();
            return;
        }
        cancel(kind);
        failed(kind);
        writeOwnHeaders(client.answerHeaders());
        OwnAnswer.send(client, plan, kind, detail, facts);
        finish();
    }

    /** A fault of our own must not leave a client waiting: it gets an answer, and the log gets the trace. */
    void failInternally(RuntimeException fault) {
        LOG.error("request {} failed for a fault of Banyan's own", facts.requestId, fault);
        if (facts.side == null) {
            observer = lane.observer().noRoute();
            observer.decided(facts);
        }
        fail(FailureKind.INTERNAL);
    }

    private void cut(FailureKind kind) {
        failed(kind);
        facts.aborted = true;
        cancel(kind);
        finish();
    }

    private void failed(FailureKind kind) {
        facts.failure = kind;
        if (kind.isRejection()) {
            lane.observer().rejected(kind.reason());
        }
    }

    private void cancel(FailureKind kind) {
        if (course != null) {
            course.cancel(kind);
        }
    }

    void finish() {
        if (finished) {
            return;
        }
        finished = true;
        facts.ended = System.nanoTime();
        lane.ended();
        if (course != null) {
            course.close(facts.failure != null || facts.status >= 500);
        }
        observer.finished(facts);
        lane.observer().finished(facts);
    }

    /** Those that Banyan adds to every answer, its own or a backend's. */
    void writeOwnHeaders(MultiMap headers) {
        if (issuedKey != null) {
            headers.add("set-cookie", IssuedCookie.of(issuedKey, head.scheme()));
        }
        if (lane.debugAudience().includes(provenance.trusted())) {
            DebugHeaders.write(facts, headers);
        }
    }
}
