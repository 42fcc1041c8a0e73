package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.edge.Admitted;
import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.exchange.ClientListener;
import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.http2.IncomingFields;
import dev.banyan.rules.message.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** A client's request and its answer on one stream of HTTP/2. Confined to its event loop. */
final class Http2ClientStream implements ClientStream {
    private final Http2ClientConnection connection;
    private final Http2Stream stream;
    private final Admitted admitted;
    private final Asked asked;
    private final Answer answer;
    private @Nullable ClientListener listener;
    private @Nullable RequestBody body;
    private boolean over;
    private boolean malformed;
    private boolean wantsRoom;
    private Http2Error abortedWith = Http2Error.INTERNAL_ERROR;

    Http2ClientStream(Http2ClientConnection connection, Http2Stream stream, Admitted admitted) {
        this.connection = connection;
        this.stream = stream;
        this.admitted = admitted;
        this.asked = Asked.of(admitted.head().method(), admitted.headers());
        this.answer = new Answer(connection.outlet(), stream);
    }

    // ---- what the exchange asks

    @Override
    public RequestHead head() {
        return admitted.head();
    }

    @Override
    public MultiMap headers() {
        return admitted.headers();
    }

    @Override
    public long bodyLength() {
        return admitted.bodyLength();
    }

    @Override
    public @Nullable String upgrade() {
        return admitted.upgrade();
    }

    @Override
    public void listener(ClientListener told) {
        listener = told;
        body = new RequestBody(connection.outlet(), stream, told, admitted.bodyLength());
    }

    @Override
    public void readBody() {
        RequestBody incoming = body();
        if (admitted.expectsContinue() && !incoming.hasBegun()) {
            answer.interim(100, Trailers.NONE);
        }
        incoming.flow();
    }

    @Override
    public void pauseBody() {
        body().pause();
    }

    @Override
    public void resumeBody() {
        body().flow();
    }

    @Override
    public void sendInterim(int status, MultiMap headers) {
        answer.interim(status, headers);
    }

    @Override
    public MultiMap answerHeaders() {
        return answer.headers();
    }

    @Override
    public void sendHead(int status, long length) {
        answer.head(status, length);
    }

    @Override
    public void flushHead() {
        answer.flushHead();
    }

    @Override
    public void send(ByteBuf chunk) {
        answer.send(chunk);
    }

    @Override
    public boolean isFull() {
        wantsRoom |= answer.isFull();
        return wantsRoom;
    }

    @Override
    public void end(@Nullable ByteBuf last, MultiMap trailers) {
        finish();
        answer.end(last, trailers);
    }

    @Override
    public int sendProblem(FailureKind kind, String detail) {
        finish();
        return answer.problem(ProblemBody.of(kind, detail, admitted.requestId()), asked, malformed);
    }

    @Override
    public int sendOwn(int status, String contentType, byte[] bytes) {
        finish();
        return answer.own(status, contentType, bytes, asked, malformed);
    }

    @Override
    public void abort() {
        finish();
        connection.outlet().reset(stream, malformed ? Http2Error.PROTOCOL_ERROR : abortedWith);
    }

    /** The exchange is over: what else comes of the body is nobody's. */
    private void finish() {
        over = true;
        body().discard();
    }

    // ---- what the connection tells

    /** @return bytes to be given back to the window at once */
    int onData(ByteBuf data, boolean end) {
        int size = data.readableBytes();
        if (over) {
            return size;
        }
        int taken = body().take(data, end);
        if (taken < 0) {
            fail();
            return size;
        }
        return taken;
    }

    void onTrailers(IncomingFields fields) {
        if (over) {
            return;
        }
        boolean fine = fields.faultOfTrailers() == null && !fields.isTooLarge();
        if (!fine || !body().end(fields.fields())) {
            fail();
        }
    }

    /** What came is not what a request may be (RFC 9113, section 8.1.1). */
    private void fail() {
        malformed = true;
        listener().onClientFailed(FailureKind.BAD_REQUEST);
    }

    void onWritten(int bytes) {
        answer.written(bytes);
        onRoom();
    }

    /** There may be room for more of the answer now. */
    void onRoom() {
        if (wantsRoom && !answer.isFull()) {
            connection.outlet().readyLater(this);
        }
    }

    void ready() {
        if (wantsRoom && !over && !answer.isFull()) {
            wantsRoom = false;
            listener().onClientReady();
        }
    }

    void drain() {
        if (!over) {
            listener().onDrain();
        }
    }

    /** True where its exchange was under way when the stream ended. */
    boolean onClosed() {
        if (over) {
            return false;
        }
        finish();
        listener().onClientGone();
        return true;
    }

    /** Ends it where the client takes too long. */
    void sweep(long nowNanos, Patience patience) {
        if (answer.isStalled(nowNanos, patience.writeStallNanos())) {
            onWriteStall();
        } else if (!over && !asked.grpc()) {
            // A call of gRPC may be silent for as long as its own deadline lets it.
            FailureKind stall = body().stall(nowNanos, patience);
            if (stall != null) {
                listener().onClientFailed(stall);
            }
        }
    }

    /** The client takes nothing of the answer. */
    void onWriteStall() {
        abortedWith = Http2Error.CANCEL;
        if (over) {
            connection.rejected(FailureKind.WRITE_STALL.reason());
            connection.outlet().reset(stream, Http2Error.CANCEL);
        } else {
            listener().onClientFailed(FailureKind.WRITE_STALL);
        }
    }

    private ClientListener listener() {
        return there(listener);
    }

    private RequestBody body() {
        return there(body);
    }

    private static <T> T there(@Nullable T set) {
        if (set == null) {
            throw new IllegalStateException("listener: none (expected: one before anything is read)");
        }
        return set;
    }
}
