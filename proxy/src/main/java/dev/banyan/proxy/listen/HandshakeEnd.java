package dev.banyan.proxy.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Stands behind TLS until the handshake is over, and then makes way for the protocol that was agreed on by ALPN. */
final class HandshakeEnd extends ChannelInboundHandlerAdapter {
    private final Client client;

    HandshakeEnd(Client client) {
        this.client = client;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
            context.fireUserEventTriggered(event);
            return;
        }
        if (!handshake.isSuccess()) {
            client.reject("tls-handshake");
            return;
        }
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if ("h2".equals(tls.applicationProtocol())) {
            client.speakHttp2();
        } else {
            client.speakHttp1();
        }
        context.pipeline().remove(this);
    }

    /** What is wrong is told by the event, but for bytes that are no TLS at all. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        client.reject("tls-handshake");
    }
}
