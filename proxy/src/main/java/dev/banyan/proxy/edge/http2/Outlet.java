package dev.banyan.proxy.edge.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2Stream.State;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Where the streams of a connection send, and give back what they have taken. All that happens before the event loop
 * turns to something else leaves in one piece. Confined to its event loop.
 */
final class Outlet {
    private final Http2ClientConnection connection;
    private final Queue<Http2ClientStream> ready = new ArrayDeque<>();
    private final Runnable flush = this::flush;
    private @Nullable ChannelHandlerContext context;
    private boolean reading;
    private boolean flushing;

    Outlet(Http2ClientConnection connection) {
        this.connection = connection;
    }

    /** The connection stands in a pipeline from now on. */
    void open(ChannelHandlerContext added) {
        context = added;
    }

    ChannelHandlerContext context() {
        ChannelHandlerContext added = context;
        if (added == null) {
            throw new IllegalStateException("connection: in no pipeline (expected: one)");
        }
        return added;
    }

    /** While something is read nothing has to be flushed: it is at the end of it. */
    void reading(boolean now) {
        reading = now;
    }

    void flushLater() {
        if (!reading && !flushing) {
            flushing = true;
            context().executor().execute(flush);
        }
    }

    private void flush() {
        flushing = false;
        connection.flush(context());
    }

    /** Tells it, when nothing is being written, that there is room. */
    void readyLater(Http2ClientStream stream) {
        ready.add(stream);
        flushLater();
    }

    /** Everything that could be written was. */
    void tellReady() {
        for (Http2ClientStream stream = ready.poll(); stream != null; stream = ready.poll()) {
            stream.ready();
        }
    }

    ByteBuf buffer(int capacity) {
        return context().alloc().buffer(capacity);
    }

    void writeHeaders(Http2Stream stream, Http2Headers fields, boolean end) {
        if (isOpen(stream)) {
            connection
                    .encoder()
                    .writeHeaders(
                            context(), stream.id(), fields, 0, end, context().newPromise());
            flushLater();
        }
    }

    void writeData(Http2Stream stream, ByteBuf data, boolean end) {
        if (isOpen(stream)) {
            connection
                    .encoder()
                    .writeData(context(), stream.id(), data, 0, end, context().newPromise());
            flushLater();
        } else {
            data.release();
        }
    }

    private static boolean isOpen(Http2Stream stream) {
        return stream.state() == State.OPEN || stream.state() == State.HALF_CLOSED_REMOTE;
    }

    void reset(Http2Stream stream, Http2Error error) {
        if (stream.state() != State.CLOSED) {
            connection
                    .encoder()
                    .writeRstStream(
                            context(), stream.id(), error.code(), context().newPromise());
            flushLater();
        }
    }

    /** Resets it behind what was written, as far as the client's windows let that go. */
    void resetBehindData(Http2Stream stream, Http2Error error) {
        try {
            connection.encoder().flowController().writePendingBytes();
        } catch (Http2Exception e) {
            connection.onError(context(), true, e);
        }
        reset(stream, error);
    }

    boolean isWritable(Http2Stream stream) {
        return stream.state() == State.CLOSED
                || connection.encoder().flowController().isWritable(stream);
    }

    /** Gives bytes of a body back to the windows that the client sends within. */
    void giveBack(Http2Stream stream, int bytes) {
        try {
            if (connection.decoder().flowController().consumeBytes(stream, bytes)) {
                flushLater();
            }
        } catch (Http2Exception e) {
            connection.onError(context(), true, e);
        }
    }
}
