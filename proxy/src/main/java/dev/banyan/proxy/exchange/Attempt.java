package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.rules.message.RequestHead;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One side asked on behalf of an exchange: the request as this side wants it, its body on the way there, and the answer
 * on the way back, with back-pressure both ways. Confined to one event loop; silent once it was cancelled.
 */
final class Attempt implements AnswerListener, OutgoingRequest {
    private static final int SWITCHING_PROTOCOLS = 101;
    /** How long both ends of a tunnel may take to say goodbye. */
    private static final long FAREWELL_NANOS = 2_000_000_000L;

    private final Course course;
    private final ClientStream client;
    private final RequestBody body;
    private final RequestHead head;
    private final Provenance provenance;
    private final SidePlan side;
    private final Facts facts;

    private final BackendCall call;
    private final Settlement settlement;
    private @Nullable Tunnel tunnel;
    private long bodyLeft;
    private int status;
    private boolean hasHead;
    private boolean answered;
    private boolean passedOver;

    /**
     * Makes the call, which {@link #start} sets going.
     *
     * @param permit of the side's guard, settled by this attempt's end
     */
    Attempt(
            Course course,
            ClientStream client,
            RequestBody body,
            Provenance provenance,
            SidePlan side,
            BackendClient backend,
            long permit,
            Facts facts) {
        this.course = course;
        this.client = client;
        this.body = body;
        this.head = client.head();
        this.provenance = provenance;
        this.side = side;
        this.facts = facts;
        this.settlement = new Settlement(side.guard(), permit);
        facts.backend = backend.name();
        this.call = backend.call(this, this);
    }

    void start() {
        onAnotherAttempt();
        call.start();
    }

    /** True while it waits for a connection, because as many as may be are in use. */
    boolean isWaiting() {
        return call.isWaiting();
    }

    /** True from when the answer's head went to the client's stream: nothing else can be answered any more. */
    boolean hasHead() {
        return hasHead;
    }

    void cancel(FailureKind reason) {
        settlement.failed(reason);
        call.cancel(reason);
    }

    // ---- what is asked of the backend

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String target() {
        String path = side.path().apply(head.path());
        return !head.hasQuery() ? path : path + "?" + head.query();
    }

    @Override
    public String publicAuthority() {
        return provenance.authority();
    }

    @Override
    public void writeHeaders(MultiMap into) {
        side.requestHeaders().write(client.headers(), provenance, into);
        course.writeDeadline(side, into);
    }

    @Override
    public boolean takesTrailers() {
        return Trailers.areTakenBy(client.headers());
    }

    @Override
    public long bodyLength() {
        return client.bodyLength();
    }

    @Override
    public @Nullable String upgrade() {
        return client.upgrade();
    }

    @Override
    public boolean isReplayable() {
        return client.bodyLength() == 0 && Methods.isIdempotent(head.method());
    }

    // ---- its body

    void send(ByteBuf chunk) {
        call.send(chunk);
        if (call.isFull()) {
            client.pauseBody();
            awaitBackend();
        }
    }

    void end(MultiMap trailers) {
        call.end(side.requestHeaders().trailers(trailers));
        awaitBackend();
    }

    /** The client's connection is to end soon: what has no end of its own is ended. */
    void drain() {
        if (tunnel != null) {
            tunnel.leave();
            course.within(FAREWELL_NANOS, FailureKind.DRAINING);
        }
    }

    /** The client can take more of the answer. */
    void resume() {
        call.resume();
    }

    /** It is the backend's turn, to read on or to answer. */
    private void awaitBackend() {
        if (!hasHead) {
            course.within(side.firstByteNanos(), FailureKind.FIRST_BYTE_TIMEOUT);
        }
    }

    // ---- the backend answers

    @Override
    public void onAnotherAttempt() {
        facts.attempts++;
        facts.attemptStarted = System.nanoTime();
        course.within(side.connectNanos(), FailureKind.CONNECT_TIMEOUT);
    }

    @Override
    public void onConnected() {
        facts.connected = System.nanoTime();
        if (client.bodyLength() == 0) {
            awaitBackend();
            return;
        }
        // A client that is slow with its body uses up no time of the backend's.
        course.withinRequest();
        body.flowInto(this);
    }

    @Override
    public void onBackendReady() {
        // A request for a WebSocket has no body: its own is whole, what follows through the tunnel never is.
        if (tunnel != null || !body.isWhole()) {
            if (!hasHead) {
                course.withinRequest();
            }
            client.resumeBody();
        }
    }

    @Override
    public void onInterim(int status, MultiMap headers) {
        MultiMap forwarded = HttpHeaders.headers();
        side.answerHeaders().write(headers, head.scheme(), provenance.publicAuthority(), forwarded);
        client.sendInterim(status, forwarded);
    }

    @Override
    public void onHead(int status, MultiMap headers, long length) {
        this.status = status;
        facts.firstByte = System.nanoTime();
        if (course.asksAgainAfter(status, headers)) {
            passOver();
            return;
        }
        facts.status = status;
        hasHead = true;
        // Where trailers are announced, the last byte is not the end: HTTP/2 has them behind a body with a length, too.
        boolean endsByLength = !Methods.isBodyless(head.method(), status) && !headers.contains("trailer");
        bodyLeft = endsByLength ? length : ClientStream.UNKNOWN_LENGTH;
        boolean withoutEnd = status == SWITCHING_PROTOCOLS || LongAnswers.isOne(headers);
        course.onAnswered(withoutEnd);
        if (withoutEnd) {
            // It may go on for hours: its beginning says how the side is.
            settlement.answered(status);
        }
        side.answerHeaders().write(headers, head.scheme(), provenance.publicAuthority(), client.answerHeaders());
        course.writeOwnHeaders(client.answerHeaders());
        client.sendHead(status, length);
        if (status == SWITCHING_PROTOCOLS) {
            switchProtocols();
        }
    }

    /** The client is to have another answer: this one is read to its end, so that the connection can serve again. */
    private void passOver() {
        passedOver = true;
        settlement.answered(status);
        if (!body.isWhole()) {
            call.cancel(FailureKind.BACKEND_RESET);
        }
    }

    /** From now on the bodies are a tunnel's: the client may begin to send, and neither limit nor deadline holds. */
    private void switchProtocols() {
        tunnel = new Tunnel(client);
        course.onTunnel();
        client.flushHead();
        client.readBody();
    }

    @Override
    public void onHeadAlone() {
        if (!passedOver) {
            client.flushHead();
        }
    }

    @Override
    public void onBody(ByteBuf chunk) {
        if (passedOver) {
            chunk.release();
            return;
        }
        int bytes = chunk.readableBytes();
        facts.bytesOut += bytes;
        bodyLeft -= bytes;
        if (bodyLeft == 0) {
            // The last bytes and the end in one piece: one write in place of two.
            answered = true;
            client.end(chunk, Trailers.NONE);
            return;
        }
        sendBack(chunk);
        if (client.isFull()) {
            call.pause();
        }
    }

    private void sendBack(ByteBuf chunk) {
        if (tunnel == null) {
            client.send(chunk);
        } else {
            tunnel.send(chunk);
        }
    }

    @Override
    public void onEnd(MultiMap trailers) {
        settlement.answered(status);
        if (passedOver) {
            return;
        }
        if (!answered) {
            answered = true;
            client.end(null, Trailers.forwardable(trailers));
        }
        course.onEnd();
    }

    @Override
    public void onFailure(FailureKind kind) {
        settlement.failed(kind);
        if (!passedOver) {
            course.onAttemptFailed(kind);
        }
    }
}
