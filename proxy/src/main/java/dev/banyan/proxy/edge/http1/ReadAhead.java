package dev.banyan.proxy.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What came and is not wanted yet. As long as it is little the channel goes on reading, so that a client that leaves is
 * seen at once; when it is much the client has to wait.
 */
final class ReadAhead {
    private static final int MOST = 64 * 1024;

    private @Nullable ByteBuf held;

    void add(ChannelHandlerContext context, ByteBuf bytes) {
        held = held == null ? bytes : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), held, bytes);
    }

    boolean isEmpty() {
        return held == null;
    }

    /** What is to be read next; null: nothing. It stays owned here. */
    @Nullable
    ByteBuf next() {
        return held != null && held.isReadable() ? held : null;
    }

    /** Gives back what was read, and says to the channel whether there is room for more. */
    void settle(Channel channel) {
        if (held != null && !held.isReadable()) {
            release();
        }
        boolean room = held == null || held.readableBytes() < MOST;
        if (channel.config().isAutoRead() != room) {
            channel.config().setAutoRead(room);
        }
    }

    void release() {
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
