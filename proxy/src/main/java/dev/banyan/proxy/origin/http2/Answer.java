package dev.banyan.proxy.origin.http2;

import static io.netty.handler.codec.http2.Http2Error.PROTOCOL_ERROR;
import static io.netty.handler.codec.http2.Http2Exception.streamError;

import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.http2.IncomingFields;
import dev.banyan.proxy.origin.OriginListener;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.MultiMap;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The answer on one stream as it comes in: checked and counted, and held while its listener does not take it. What is
 * held is bounded by the stream's window, of which as much is given back as the listener took.
 */
final class Answer {
    /** More of them before one answer are no help to anybody. */
    private static final int MAX_INTERIM = 32;

    private final Stream stream;
    private final OriginListener listener;
    private final boolean toHead;
    private final Deque<ByteBuf> held = new ArrayDeque<>(0);
    private int interim;
    private boolean hasHead;
    private boolean headAlone;
    private boolean bodyless;
    /** Of the body as declared and not here yet; negative where none was declared. */
    private long missing;

    private boolean paused;
    private boolean dropped;
    private @Nullable MultiMap trailers;

    /** @param toHead whether it answers a HEAD */
    Answer(Stream stream, OriginListener listener, boolean toHead) {
        this.stream = stream;
        this.listener = listener;
        this.toHead = toHead;
    }

    /** True from when something of it came. */
    boolean hasBegun() {
        return hasHead || interim > 0;
    }

    /** True from when all of it came, though the listener may not have taken all. */
    boolean isWhole() {
        return trailers != null;
    }

    /** @return true where it is a head that came without anything of the body */
    boolean onHeaders(IncomingFields fields, boolean last) throws Http2Exception {
        if (hasHead) {
            check(fields, fields.faultOfTrailers());
            complete();
            whole(fields.fields());
            return false;
        }
        check(fields, fields.faultOfAnswer());
        if (fields.statusCode() < 200) {
            onInterim(fields, last);
            return false;
        }
        onHead(fields, last);
        return headAlone;
    }

    private void check(IncomingFields fields, @Nullable String fault) throws Http2Exception {
        if (fields.isTooLarge() || fault != null) {
            throw refuse(fault == null ? "headers that are too large" : fault);
        }
    }

    private void onInterim(IncomingFields fields, boolean last) throws Http2Exception {
        interim++;
        int status = fields.statusCode();
        if (last || status == 101 || interim > MAX_INTERIM) {
            throw refuse("interim answer " + status);
        }
        if (status != 100) {
            listener.onInterim(status, fields.fields());
        }
    }

    private void onHead(IncomingFields fields, boolean last) throws Http2Exception {
        int status = fields.statusCode();
        long length = fields.contentLength() == IncomingFields.NO_LENGTH
                ? ClientStream.UNKNOWN_LENGTH
                : fields.contentLength();
        hasHead = true;
        bodyless = toHead || status == 204 || status == 304;
        missing = length;
        if (last) {
            complete();
        }
        headAlone = !last;
        listener.onHead(status, fields.fields(), length);
        if (last && !dropped) {
            whole(Trailers.NONE);
        }
    }

    /** Nothing more can be read for now: a head that nothing followed is not to wait. */
    void quiet() {
        if (headAlone && !dropped) {
            headAlone = false;
            listener.onHeadAlone();
        }
    }

    /** @return bytes that the listener took at once */
    int onData(ByteBuf data, boolean last) throws Http2Exception {
        int bytes = data.readableBytes();
        count(bytes);
        if (last) {
            complete();
        }
        int taken = 0;
        if (bytes > 0 && (paused || !held.isEmpty())) {
            held.addLast(data.retain());
        } else if (bytes > 0) {
            headAlone = false;
            listener.onBody(data.retain());
            taken = bytes;
        }
        if (last && !dropped) {
            whole(Trailers.NONE);
        }
        return taken;
    }

    private void count(int bytes) throws Http2Exception {
        if (!hasHead || bodyless && bytes > 0) {
            throw refuse("body");
        }
        if (missing >= 0) {
            missing -= bytes;
            if (missing < 0) {
                throw refuse("body longer than declared");
            }
        }
    }

    private void complete() throws Http2Exception {
        if (missing > 0 && !bodyless) {
            throw refuse("body shorter than declared");
        }
    }

    private Http2Exception refuse(String what) {
        return streamError(stream.id(), PROTOCOL_ERROR, "%s", what);
    }

    private void whole(MultiMap trailers) {
        this.trailers = trailers;
        endIfTaken();
    }

    private void endIfTaken() {
        MultiMap last = trailers;
        if (last != null && !dropped && held.isEmpty()) {
            dropped = true;
            stream.onAnswerTaken();
            listener.onEnd(last);
        }
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        while (!paused && !dropped && !held.isEmpty()) {
            ByteBuf next = held.removeFirst();
            int bytes = next.readableBytes();
            headAlone = false;
            listener.onBody(next);
            stream.onTaken(bytes);
        }
        endIfTaken();
    }

    /** Nobody wants the rest. */
    void drop() {
        dropped = true;
        while (true) {
            ByteBuf next = held.pollFirst();
            if (next == null) {
                return;
            }
            next.release();
        }
    }
}
