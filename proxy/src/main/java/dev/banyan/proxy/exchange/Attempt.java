package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.headers.Trailers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One side asked on behalf of an exchange: the request, its body on the way there, and the answer on the way back, with
 * back-pressure both ways. Confined to one event loop; silent once it was cancelled.
 */
final class Attempt extends ForwardedRequest implements AnswerListener {
    private static final int SWITCHING_PROTOCOLS = 101;
    /** How long both ends of a tunnel may take to say goodbye. */
    private static final long FAREWELL_NANOS = 2_000_000_000L;

    private final RequestBody body;
    private final Facts facts;

    /** Null: the side speaks the client's contract. */
    private final @Nullable AnswerTranslation translation;

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
     * @param translated what the side is asked in place of what the client asked; null: the same
     */
    Attempt(
            Course course,
            ClientStream client,
            RequestBody body,
            Provenance provenance,
            SidePlan side,
            BackendClient backend,
            long permit,
            Facts facts,
            @Nullable SideRequest translated) {
        super(course, client, provenance, side);
        this.body = body;
        this.facts = facts;
        this.settlement = new Settlement(side.guard(), permit);
        facts.backend = backend.name();
        if (translated == null) {
            this.translation = null;
            this.call = backend.call(this, this);
        } else {
            AnswerTranslation translation = new AnswerTranslation(this, course, translated);
            this.translation = translation;
            this.call = backend.call(
                    new TranslatedCall(this, translated, head, side.path().apply(head.path())), translation);
        }
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

    /** True where what goes out is not what the client sends. */
    boolean hasOwnBody() {
        return translation != null && translation.hasBody();
    }

    void cancel(FailureKind reason) {
        if (translation != null) {
            translation.cancel();
        }
        settlement.failed(reason);
        call.cancel(reason);
    }

    // ---- its body

    void send(ByteBuf chunk) {
        call.send(chunk);
        if (call.isFull()) {
            client.pauseBody();
            awaitBackend();
        }
    }

    /** Sends a body that is there already. */
    void sendWhole(byte[] bytes) {
        facts.connected = System.nanoTime();
        if (bytes.length > 0) {
            call.send(Unpooled.wrappedBuffer(bytes));
            call.end(Trailers.NONE);
        }
        awaitBackend();
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
        onFirstByte();
        if (!asksAgain(status, headers)) {
            answer(status, headers, length);
        }
    }

    void onFirstByte() {
        facts.firstByte = System.nanoTime();
    }

    /** Whether the client is to have another answer than the one that begins so. */
    boolean asksAgain(int status, MultiMap headers) {
        this.status = status;
        if (course.asksAgainAfter(status, headers)) {
            passOver();
        }
        return passedOver;
    }

    /** The answer that the client is to have begins. */
    void answer(int status, MultiMap headers, long length) {
        this.status = status;
        facts.status = status;
        hasHead = true;
        // Where trailers are announced, the last byte is not the end: HTTP/2 has them behind a body with a length, too.
        boolean endsByLength = !Methods.isBodyless(head.method(), status) && !headers.contains("trailer");
        bodyLeft = endsByLength ? length : ClientStream.UNKNOWN_LENGTH;
        boolean withoutEnd = status == SWITCHING_PROTOCOLS || LongAnswers.isOne(headers);
        course.onAnswered(withoutEnd);
        if (withoutEnd) {
            // It may go on for hours: its beginning says how the side is.
            settle(status);
        }
        side.answerHeaders().write(headers, head.scheme(), provenance.publicAuthority(), client.answerHeaders());
        if (translation != null) {
            translation.writeHeaders(client.answerHeaders());
        }
        course.writeOwnHeaders(client.answerHeaders());
        client.sendHead(status, length);
        if (status == SWITCHING_PROTOCOLS) {
            switchProtocols();
        }
    }

    /** The side answered, and that is what the answer counts as; the first word counts. */
    void settle(int status) {
        settlement.answered(status);
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
