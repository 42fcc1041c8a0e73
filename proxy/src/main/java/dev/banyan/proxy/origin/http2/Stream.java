package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.http2.IncomingFields;
import dev.banyan.proxy.origin.Origin;
import dev.banyan.proxy.origin.OriginListener;
import dev.banyan.proxy.origin.OriginListener.Reach;
import dev.banyan.proxy.origin.OriginStream;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** One request and its answer as a stream of a connection (RFC 9113, section 8.1). */
final class Stream implements OriginStream {
    private final Connection connection;
    private final boolean reused;
    private @Nullable Http2Stream wire;
    private @Nullable OriginListener listener;
    private @Nullable Answer answer;
    private boolean requestWhole;
    private boolean awaitsRoom;
    private boolean over;
    private boolean left;

    Stream(Connection connection, boolean reused) {
        this.connection = connection;
        this.reused = reused;
    }

    int id() {
        return wire == null ? 0 : wire.id();
    }

    @Override
    public boolean isReused() {
        return reused;
    }

    // ---- the request

    @Override
    public void sendHead(OutgoingRequest request, Origin origin, OriginListener listener) {
        this.listener = listener;
        requestWhole = request.bodyLength() == 0;
        answer = new Answer(this, listener, request.method().equals("HEAD"));
        wire = connection.begin(this, RequestHead.of(request, origin), requestWhole);
        if (wire == null) {
            connection.later(() -> broken(FailureKind.BACKEND_RESET, Reach.UNPROCESSED));
        }
    }

    @Override
    public void send(ByteBuf body) {
        if (isSending() && body.isReadable()) {
            connection.send(id(), body, false);
        } else {
            body.release();
        }
    }

    @Override
    public void end(MultiMap trailers) {
        if (isSending()) {
            requestWhole = true;
            connection.end(id(), trailers);
        }
    }

    private boolean isSending() {
        return !over && !requestWhole && wire != null && wire.state() != Http2Stream.State.CLOSED;
    }

    @Override
    public void flush() {
        connection.flushSoon();
    }

    @Override
    public boolean isFull() {
        awaitsRoom = isSending() && wire != null && !connection.isWritable(wire);
        return awaitsRoom;
    }

    /** The origin can take more, or less, than it could. */
    void onWritabilityChanged() {
        if (awaitsRoom && !over && wire != null && listener != null && connection.isWritable(wire)) {
            awaitsRoom = false;
            listener.onWritable();
        }
    }

    // ---- the answer

    /** @return true where it is a head that came without anything of the body */
    boolean onHeaders(IncomingFields fields, boolean last) throws Http2Exception {
        return answer != null && !over && answer.onHeaders(fields, last);
    }

    void onQuiet() {
        if (answer != null && !over) {
            answer.quiet();
        }
    }

    /** @return bytes that are taken already */
    int onData(ByteBuf data, boolean last) throws Http2Exception {
        return answer == null || over ? data.readableBytes() : answer.onData(data, last);
    }

    /** So much of what was held is taken now. */
    void onTaken(int bytes) {
        if (wire != null) {
            connection.giveBack(wire, bytes);
        }
    }

    /** All of it is taken; where the request is not whole, the rest of it helps nobody. */
    void onAnswerTaken() {
        over = true;
        if (!requestWhole) {
            reset(Http2Error.CANCEL);
        }
        leave();
    }

    @Override
    public void pause() {
        if (answer != null) {
            answer.pause();
        }
    }

    @Override
    public void resume() {
        if (answer != null && !over) {
            answer.resume();
        }
    }

    // ---- the ends

    /** The origin reset the stream, which is an answer; behind a whole one it only wants no more of the request. */
    void onReset(long code) {
        boolean refused = code == Http2Error.REFUSED_STREAM.code() && !hasAnswer();
        broken(FailureKind.BACKEND_RESET, refused ? Reach.UNPROCESSED : Reach.ANSWERED);
    }

    /** It is no stream of the connection's any more. */
    void onClosed() {
        broken(FailureKind.BACKEND_RESET, reach());
    }

    /** It ends without a whole answer; harmless where it has one. */
    void broken(FailureKind kind, Reach reach) {
        if (over) {
            return;
        }
        if (answer != null && answer.isWhole()) {
            requestWhole = true;
            leave();
            return;
        }
        giveUp();
        if (listener != null) {
            listener.onBroken(kind, reach);
        }
    }

    Reach reach() {
        if (hasAnswer()) {
            return Reach.ANSWERED;
        }
        return wire == null ? Reach.UNPROCESSED : Reach.UNANSWERED;
    }

    private boolean hasAnswer() {
        return answer != null && answer.hasBegun();
    }

    @Override
    public void cancel() {
        if (!over) {
            // First: to reset the stream ends it, and that is to be heard by nobody.
            over = true;
            reset(Http2Error.CANCEL);
            giveUp();
        }
    }

    @Override
    public void release() {
        giveUp();
    }

    private void giveUp() {
        over = true;
        if (answer != null) {
            answer.drop();
        }
        leave();
    }

    private void reset(Http2Error code) {
        if (wire != null) {
            connection.reset(wire, code);
        }
    }

    private void leave() {
        if (!left) {
            left = true;
            connection.left();
        }
    }
}
