package dev.banyan.proxy.origin;

import dev.banyan.proxy.origin.HttpBackends.Protocols;
import dev.banyan.proxy.tls.ClientTls;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;

/**
 * TLS, and what both ends agree to speak on it (RFC 7301); HTTP/1.1 where the origin names nothing.
 *
 * @param timeout for the handshake, and again for what the protocol needs before its first request
 * @param http1Alone whether HTTP/2 is not offered, whatever the backend is configured for
 */
record TlsHandshake(ClientTls tls, Address address, Duration timeout, Protocols protocols, boolean http1Alone)
        implements Handshake {
    /** What is still to be sent when a connection is closed gets no longer than that: it is mostly an abort. */
    private static final int FAREWELL_MILLIS = 50;

    @Override
    public int expectedRoom() {
        return http1Alone ? protocols.http1().expectedRoom() : protocols.http2().expectedRoom();
    }

    @Override
    public void begin(Channel channel, OriginPool.Dial dial) {
        SslHandler handler = handler(channel);
        handler.setHandshakeTimeoutMillis(timeout.toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(FAREWELL_MILLIS);
        channel.pipeline().addFirst("tls", handler);
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                Connector.claim(channel);
                boolean http2 = "h2".equals(handler.applicationProtocol());
                (http2 ? protocols.http2() : protocols.http1()).begin(channel, timeout, dial);
            } else {
                channel.close();
                dial.failed(done.cause());
            }
        });
    }

    private SslHandler handler(Channel channel) {
        return http1Alone
                ? tls.http1Handler(channel.alloc(), address.host(), address.port())
                : tls.handler(channel.alloc(), address.host(), address.port());
    }
}
