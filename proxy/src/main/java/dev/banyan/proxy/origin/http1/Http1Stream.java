package dev.banyan.proxy.origin.http1;

import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.http1.HeadLimits;
import dev.banyan.proxy.http1.Response;
import dev.banyan.proxy.http1.ResponseDecoder;
import dev.banyan.proxy.http1.ResponseSink;
import dev.banyan.proxy.origin.Origin;
import dev.banyan.proxy.origin.OriginListener;
import dev.banyan.proxy.origin.OriginStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The request under way on an HTTP/1 connection, and its answer; the same object for each, one after the other. Without
 * a listener nothing is under way, and what still comes of an answer is thrown away.
 */
final class Http1Stream implements OriginStream, ResponseSink {
    private static final int CONTINUE = 100;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Channel channel;
    private final Http1Connection connection;
    private final ResponseDecoder decoder;
    private final RequestWriter writer;

    private @Nullable OriginListener listener;
    private @Nullable String upgrade;
    private boolean reused;
    private boolean requestEnded;
    private boolean answerBegan;
    private boolean headAlone;
    private boolean bound;
    private boolean persistent;
    private boolean awaitsRoom;
    private boolean paused;

    Http1Stream(Channel channel, Http1Connection connection, HeadLimits limits) {
        this.channel = channel;
        this.connection = connection;
        this.decoder = new ResponseDecoder(limits, this);
        this.writer = new RequestWriter(channel);
    }

    // ---- the request

    @Override
    public boolean isReused() {
        return reused;
    }

    @Override
    public void sendHead(OutgoingRequest request, Origin origin, OriginListener listener) {
        this.listener = listener;
        upgrade = request.upgrade();
        requestEnded = false;
        answerBegan = false;
        headAlone = false;
        awaitsRoom = false;
        decoder.expect(request.method());
        bound = writer.head(request, origin);
    }

    @Override
    public void send(ByteBuf body) {
        writer.send(body);
    }

    @Override
    public void end(MultiMap trailers) {
        requestEnded = true;
        writer.end(trailers);
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public boolean isFull() {
        if (!channel.isWritable()) {
            // What is still gathered here is no sign of a slow reader.
            writer.flush();
        }
        awaitsRoom = !channel.isWritable();
        return awaitsRoom;
    }

    void onWritable() {
        if (awaitsRoom && listener != null) {
            awaitsRoom = false;
            listener.onWritable();
        }
    }

    // ---- the answer

    void read(ByteBuf bytes) {
        answerBegan = true;
        decoder.decode(bytes);
    }

    @Override
    public void onInterim(Response interim) {
        // Nobody waits for a 100: Banyan tells its clients itself to go on.
        if (interim.status() != CONTINUE && listener != null) {
            listener.onInterim(interim.status(), interim.headers());
        }
    }

    @Override
    public void onHead(Response answer) {
        if (listener == null) {
            return;
        }
        if (answer.status() == SWITCHING_PROTOCOLS) {
            if (!isAskedFor(answer)) {
                broke(FailureKind.BAD_BACKEND_RESPONSE);
                return;
            }
            requestEnded = false;
            writer.beginTunnel();
        }
        persistent = answer.isPersistent() && !bound && !ConnectionAuth.isBegun(answer.status(), answer.headers());
        headAlone = true;
        listener.onHead(answer.status(), answer.headers(), answer.length());
    }

    private boolean isAskedFor(Response answer) {
        return upgrade != null && upgrade.equalsIgnoreCase(answer.headers().get(HttpHeaderNames.UPGRADE));
    }

    @Override
    public void onBody(ByteBuf part) {
        headAlone = false;
        if (listener == null) {
            part.release();
        } else {
            listener.onBody(part);
        }
    }

    /** All that came for now is read. */
    void onQuiet() {
        if (headAlone && listener != null) {
            headAlone = false;
            listener.onHeadAlone();
        }
    }

    @Override
    public void onEnd(MultiMap trailers) {
        OriginListener told = listener;
        if (told == null) {
            return;
        }
        listener = null;
        if (requestEnded && persistent) {
            reused = true;
            resume();
            connection.giveBack();
        } else {
            connection.close();
        }
        told.onEnd(trailers);
    }

    @Override
    public void onMalformed(String detail) {
        broke(FailureKind.BAD_BACKEND_RESPONSE);
    }

    /** The origin closed: the end of the answer where nothing else tells its end. */
    void onEndOfInput() {
        if (!decoder.endOfInput()) {
            broke(FailureKind.BACKEND_RESET);
        }
    }

    void broke(FailureKind kind) {
        OriginListener told = listener;
        cancel();
        if (told != null) {
            told.onBroken(kind, answerBegan ? OriginListener.Reach.ANSWERED : OriginListener.Reach.UNANSWERED);
        }
    }

    // ---- back-pressure and ends

    @Override
    public void pause() {
        paused = true;
        channel.config().setAutoRead(false);
    }

    @Override
    public void resume() {
        if (paused) {
            paused = false;
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void cancel() {
        listener = null;
        writer.cancel();
        connection.close();
    }

    @Override
    public void release() {
        connection.release();
    }
}
