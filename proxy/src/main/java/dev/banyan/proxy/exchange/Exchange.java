package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.split.Choice;
import dev.banyan.rules.split.Splitter;
import dev.banyan.rules.split.Steering;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The story of one request, top to bottom, from the gate to its last byte. Confined to one event loop.
 *
 * <pre>
 *   run        the generation is read once, the route found, the side chosen
 *   forward    the backend is asked
 *   onHead ..  the answer comes back, with back-pressure both ways
 *   fail       the one way out where something broke
 *   finish     exactly once: the facts go to metrics and log
 * </pre>
 */
public final class Exchange extends Deadlines.Entry implements ClientListener, AnswerListener, OutgoingRequest {
    private final Lane lane;
    private final ClientStream client;
    private final RequestHead head;
    private final Provenance provenance;
    private final Facts facts = new Facts();

    private Routing routing;
    private RouteObserver observer;
    private @Nullable RoutePlan plan;
    private @Nullable SidePlan sidePlan;
    private @Nullable BackendCall call;
    private @Nullable String issuedKey;

    private FailureKind onDeadline = FailureKind.CONNECT_TIMEOUT;
    private long requestDeadline;
    private long bodyLeft;
    private boolean connected;
    private boolean bodyWhole;
    private boolean headSent;
    private boolean answered;
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
        forward(plan.side(choice.side()));
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

    private void forward(SidePlan side) {
        sidePlan = side;
        BackendClient backend = side.backend().on(lane.index());
        facts.backend = backend.name();
        facts.attempts++;
        facts.attemptStarted = System.nanoTime();
        requestDeadline = facts.started + side.requestNanos();
        within(side.connectNanos(), FailureKind.CONNECT_TIMEOUT);
        BackendCall call = backend.call(this, this);
        this.call = call;
        call.start();
    }

    /** Whatever is next must come within that time, and within that of the whole request. */
    private void within(long nanos, FailureKind orElse) {
        long at = System.nanoTime() + nanos;
        onDeadline = at < requestDeadline ? orElse : FailureKind.DEADLINE_EXCEEDED;
        lane.deadlines().start(this, Math.min(at, requestDeadline));
    }

    @Override
    protected void onDeadline() {
        // To wait for a place is not to wait for the backend: it is we who are too busy.
        boolean crowded = onDeadline == FailureKind.CONNECT_TIMEOUT && call != null && call.isWaiting();
        fail(crowded ? FailureKind.OVERLOADED : onDeadline);
    }

    // ---- what is asked of the backend

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String target() {
        String path = side().path().apply(head.path());
        return head.query().isEmpty() ? path : path + "?" + head.query();
    }

    @Override
    public String publicAuthority() {
        return provenance.authority();
    }

    @Override
    public void writeHeaders(MultiMap into) {
        side().requestHeaders().write(client.headers(), provenance, into);
    }

    @Override
    public long bodyLength() {
        return client.bodyLength();
    }

    @Override
    public boolean isReplayable() {
        return client.bodyLength() == 0 && Methods.isIdempotent(head.method());
    }

    // ---- the backend answers

    @Override
    public void onConnected() {
        facts.connected = System.nanoTime();
        within(side().firstByteNanos(), FailureKind.FIRST_BYTE_TIMEOUT);
        if (client.bodyLength() == 0) {
            bodyWhole = true;
        } else if (!connected) {
            client.readBody();
        }
        connected = true;
    }

    @Override
    public void onAnotherAttempt() {
        facts.attempts++;
        facts.attemptStarted = System.nanoTime();
        within(side().connectNanos(), FailureKind.CONNECT_TIMEOUT);
    }

    @Override
    public void onBackendReady() {
        client.resumeBody();
    }

    @Override
    public void onHead(int status, MultiMap headers, long length) {
        facts.firstByte = System.nanoTime();
        onDeadline = FailureKind.DEADLINE_EXCEEDED;
        lane.deadlines().start(this, requestDeadline);
        side().answerHeaders().write(headers, head.scheme(), provenance.authority(), client.answerHeaders());
        sendHead(status, length);
    }

    private void sendHead(int status, long length) {
        facts.status = status;
        headSent = true;
        bodyLeft = Methods.isBodyless(head.method(), status) ? ClientStream.UNKNOWN_LENGTH : length;
        writeOwnHeaders(client.answerHeaders());
        client.sendHead(status, length);
    }

    @Override
    public void onBody(Buffer chunk) {
        facts.bytesOut += chunk.length();
        bodyLeft -= chunk.length();
        if (bodyLeft == 0) {
            // The last bytes and the end in one piece: one write in place of two.
            answered = true;
            client.end(chunk);
            return;
        }
        client.send(chunk);
        if (client.isFull()) {
            call().pause();
        }
    }

    @Override
    public void onEnd() {
        if (!answered) {
            answered = true;
            client.end(null);
        }
        BackendCall call = call();
        if (!bodyWhole) {
            call.cancel(FailureKind.CLIENT_ABORTED);
        }
        finish();
    }

    @Override
    public void onFailure(FailureKind kind) {
        call = null;
        fail(kind);
    }

    // ---- the client goes on

    @Override
    public void onClientBody(Buffer chunk) {
        facts.bytesIn += chunk.length();
        if (facts.bytesIn > plan().maxBody()) {
            fail(FailureKind.BODY_TOO_LARGE);
            return;
        }
        if (call == null) {
            return;
        }
        call.send(chunk);
        if (call.isFull()) {
            client.pauseBody();
        }
    }

    @Override
    public void onClientEnd() {
        bodyWhole = true;
        if (call != null) {
            call.end();
        }
    }

    @Override
    public void onClientReady() {
        if (call != null) {
            call.resume();
        }
    }

    @Override
    public void onClientGone() {
        if (!finished) {
            facts.failure = FailureKind.CLIENT_ABORTED;
            cut(FailureKind.CLIENT_ABORTED);
        }
    }

    @Override
    public void onClientMalformed() {
        fail(FailureKind.BAD_REQUEST);
    }

    @Override
    public void onClientStalled() {
        fail(FailureKind.REQUEST_TIMEOUT);
    }

    // ---- the ends

    /** The one way out where something broke: a problem while no head was sent, a cut connection after that. */
    private void fail(FailureKind kind) {
        if (finished) {
            return;
        }
        facts.failure = kind;
        if (headSent) {
            client.abort();
            cut(kind);
            return;
        }
        cancelCall(kind);
        facts.status = kind.status();
        writeOwnHeaders(client.answerHeaders());
        facts.bytesOut = client.sendProblem(kind, "");
        finish();
    }

    private void cut(FailureKind why) {
        facts.aborted = true;
        cancelCall(why);
        finish();
    }

    private void cancelCall(FailureKind why) {
        BackendCall running = call;
        call = null;
        if (running != null) {
            running.cancel(why);
        }
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        stop();
        facts.ended = System.nanoTime();
        lane.ended();
        observer.finished(facts);
        lane.observer().finished(facts);
    }

    private void writeOwnHeaders(MultiMap headers) {
        if (issuedKey != null) {
            headers.add("set-cookie", IssuedCookie.of(issuedKey, head.scheme()));
        }
        if (lane.debugAudience().includes(provenance.trusted())) {
            DebugHeaders.write(facts, headers);
        }
    }

    private SidePlan side() {
        SidePlan side = sidePlan;
        if (side == null) {
            throw new IllegalStateException("side: none (expected: one chosen before a backend is asked)");
        }
        return side;
    }

    private RoutePlan plan() {
        RoutePlan plan = this.plan;
        if (plan == null) {
            throw new IllegalStateException("route: none (expected: one before a body is read)");
        }
        return plan;
    }

    private BackendCall call() {
        BackendCall call = this.call;
        if (call == null) {
            throw new IllegalStateException("call: none (expected: one while an answer comes)");
        }
        return call;
    }
}
