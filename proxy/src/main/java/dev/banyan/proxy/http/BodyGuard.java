package dev.banyan.proxy.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands between the platform's parser and its server: a body that turns out to be malformed (a chunk's size that is no
 * number, RFC 9112, section 7.1) ends its exchange with an answer. The platform alone would close without a word.
 */
final class BodyGuard extends ChannelInboundHandlerAdapter {
    private final ClientConnection connection;

    BodyGuard(ClientConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            connection.headRead();
        } else if (message instanceof HttpContent content
                && content.decoderResult().isFailure()
                && connection.bodyMalformed()) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }
}
