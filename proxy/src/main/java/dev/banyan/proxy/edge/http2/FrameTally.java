package dev.banyan.proxy.edge.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameWriter;
import org.jspecify.annotations.Nullable;

/**
 * Sees what goes out: bodies as they get past flow control, and every RST_STREAM, which a client may have made us send
 * in order to have its streams ended without ending them itself (CVE-2025-8671).
 */
final class FrameTally extends DecoratingHttp2FrameWriter {
    private static final int REMEMBERED = 128;

    private final FloodGuard guard;
    private final int[] resets = new int[REMEMBERED];
    private int next;
    private @Nullable Listener listener;

    FrameTally(Http2FrameWriter writer, FloodGuard guard) {
        super(writer);
        this.guard = guard;
    }

    /** Who is told of what goes out. */
    interface Listener {
        void onDataWritten(int stream, int bytes);

        void onFlooded(Flood flood);
    }

    void listener(Listener told) {
        listener = told;
    }

    /** True where that stream is one of those that were reset last: what comes on it was under way when we did. */
    boolean hasReset(int stream) {
        for (int id : resets) {
            if (id == stream) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ChannelFuture writeData(
            ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end, ChannelPromise done) {
        int bytes = data.readableBytes();
        ChannelFuture written = super.writeData(context, stream, data, padding, end, done);
        guard.dataSent();
        if (listener != null) {
            listener.onDataWritten(stream, bytes);
        }
        return written;
    }

    @Override
    public ChannelFuture writeRstStream(ChannelHandlerContext context, int stream, long code, ChannelPromise done) {
        resets[next] = stream;
        next = (next + 1) % REMEMBERED;
        ChannelFuture written = super.writeRstStream(context, stream, code, done);
        Flood flood = floodOf(code);
        if (flood != null && guard.isTooMany(flood) && listener != null) {
            listener.onFlooded(flood);
        }
        return written;
    }

    /** Those that a client has us send; null: this one is our own decision. */
    private static @Nullable Flood floodOf(long code) {
        if (code == Http2Error.REFUSED_STREAM.code()) {
            return Flood.STREAMS;
        }
        boolean ours = code == Http2Error.NO_ERROR.code()
                || code == Http2Error.CANCEL.code()
                || code == Http2Error.INTERNAL_ERROR.code();
        return ours ? null : Flood.MADE_RESET;
    }
}
