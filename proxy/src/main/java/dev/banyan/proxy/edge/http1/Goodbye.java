package dev.banyan.proxy.edge.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** Tells the client that nothing more is sent, while it may still be sending. */
final class Goodbye {
    private Goodbye() {}

    /** @return false where only closing can tell it */
    static boolean say(ChannelHandlerContext context, boolean encrypted) {
        SslHandler tls = encrypted ? context.pipeline().get(SslHandler.class) : null;
        if (tls != null) {
            tls.closeOutbound();
            return true;
        }
        if (context.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            return true;
        }
        return false;
    }
}
