package dev.banyan.proxy.edge.http2;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection whose client may still be sending. To close at once would reset it, and the client would never
 * read the last GOAWAY: so our side is ended, and a little more is read and thrown away. Confined to its event loop.
 */
final class Farewell {
    private static final long MILLIS = 1_000;
    private static final int MESSAGES = 64;

    private final ChannelHandlerContext context;
    private int thrownAway;

    private Farewell(ChannelHandlerContext context) {
        this.context = context;
    }

    /** Says GOAWAY, with that as the last word. */
    static Farewell saying(ChannelHandlerContext context, Http2FrameWriter writer, int lastStream, Http2Error error) {
        writer.writeGoAway(context, lastStream, error.code(), Unpooled.EMPTY_BUFFER, context.newPromise());
        return silent(context);
    }

    /** Everything was said. */
    static Farewell silent(ChannelHandlerContext context) {
        Farewell farewell = new Farewell(context);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> farewell.endOurSide());
        context.executor().schedule(() -> context.close(), MILLIS, TimeUnit.MILLISECONDS);
        return farewell;
    }

    private void endOurSide() {
        Channel channel = context.channel();
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
        }
    }

    /** What the client sent before it heard of the end. */
    void throwAway(Object message) {
        ReferenceCountUtil.release(message);
        if (++thrownAway > MESSAGES) {
            context.close();
        }
    }
}
