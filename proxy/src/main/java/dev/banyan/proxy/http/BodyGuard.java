package dev.banyan.proxy.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands between the platform's parser and its server: a body that turns out to be malformed (a chunk's size that is no
 * number, RFC 9112, section 7.1) ends its exchange with an answer. The platform alone would close without a word. What
 * comes behind a head that could not be read is thrown away, for its answer is the connection's last.
 */
final class BodyGuard extends ChannelInboundHandlerAdapter {
    private final ClientConnection connection;
    private boolean unreadable;
    private boolean deaf;

    BodyGuard(ClientConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            connection.headRead();
            deaf = unreadable;
            unreadable |= request.decoderResult().isFailure();
        }
        if (deaf || endsMalformed(message)) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean endsMalformed(Object message) {
        return !(message instanceof HttpRequest)
                && message instanceof HttpContent content
                && content.decoderResult().isFailure()
                && connection.bodyMalformed();
    }
}
