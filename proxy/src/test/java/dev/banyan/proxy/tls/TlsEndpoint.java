package dev.banyan.proxy.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server that says {@code k} to whom it has shaken hands with, and clients of the JDK's for it. */
final class TlsEndpoint implements AutoCloseable {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final Channel socket;

    TlsEndpoint(ServerTls tls) throws InterruptedException {
        socket = new ServerBootstrap()
                .group(LOOPS)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(tls.handler(channel.alloc()), new Greeter());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private static final class Greeter extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
                context.writeAndFlush(Unpooled.copiedBuffer("k", StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            context.writeAndFlush(bytes);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable refused) {
            context.close();
        }
    }

    /** What a client came to know. */
    record Met(String subject, String protocol, String version) {}

    /** What one client wants; null: as the JDK does. */
    record Wish(String name, List<String> protocols, List<String> versions, List<String> ciphers) {
        static Wish name(String name) {
            return new Wish(name, null, null, null);
        }

        static Wish protocols(String... protocols) {
            return new Wish("shop.test", List.of(protocols), null, null);
        }

        static Wish version(String version) {
            return new Wish("shop.test", null, List.of(version), null);
        }

        static Wish cipher(String cipher) {
            return new Wish("shop.test", null, List.of("TLSv1.2"), List.of(cipher));
        }

        private void into(SSLParameters parameters) {
            parameters.setServerNames(name.isEmpty() ? List.of() : List.of(new SNIHostName(name)));
            if (protocols != null) {
                parameters.setApplicationProtocols(protocols.toArray(String[]::new));
            }
            if (versions != null) {
                parameters.setProtocols(versions.toArray(String[]::new));
            }
            if (ciphers != null) {
                parameters.setCipherSuites(ciphers.toArray(String[]::new));
            }
        }
    }

    /** A whole handshake; fails where one side does not want the other. */
    Met meet(SSLContext context, Wish wish) throws IOException {
        try (SSLSocket client = open(context, wish)) {
            X509Certificate certificate = (X509Certificate) client.getSession().getPeerCertificates()[0];
            return new Met(
                    certificate.getSubjectX500Principal().getName(),
                    client.getApplicationProtocol(),
                    client.getSession().getProtocol());
        }
    }

    /** A connection that has shaken hands. */
    SSLSocket open(SSLContext context, Wish wish) throws IOException {
        InetSocketAddress address = (InetSocketAddress) socket.localAddress();
        SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        client.setSoTimeout(10_000);
        SSLParameters parameters = client.getSSLParameters();
        wish.into(parameters);
        client.setSSLParameters(parameters);
        client.startHandshake();
        // In TLS 1.3 a client hears only now that its certificate is not believed.
        if (client.getInputStream().read() != 'k') {
            client.close();
            throw new IOException("closed after the handshake");
        }
        return client;
    }

    @Override
    public void close() {
        socket.close();
    }
}
