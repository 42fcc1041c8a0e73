package dev.banyan.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.rules.validate.Place;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS towards backends, against a server of the JDK's, with each of the libraries that may do it. */
class ClientTlsTest {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private static final Authority AUTHORITY = new Authority("Backends");
    private static final Authority STRANGERS = new Authority("Strangers");
    private static final X509Bundle SHOP = AUTHORITY.issue("shop.test", "127.0.0.1");
    private static final X509Bundle BANYAN = AUTHORITY.issue("banyan.test");

    @TempDir
    private Path directory;

    private @Nullable TlsServer server;

    @AfterAll
    static void stopLoops() {
        LOOPS.shutdownGracefully();
    }

    @BeforeEach
    void write() throws IOException {
        AUTHORITY.write(directory.resolve("ca.pem"));
        STRANGERS.write(directory.resolve("strangers.pem"));
        Authority.write(directory, "banyan", BANYAN);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void anOriginOfTheRightNameAndAuthorityIsBelieved(SslProvider provider) throws Exception {
        serve(SHOP);
        assertThat(connect(provider, "shop.test", files("ca.pem", false, null)).applicationProtocol())
                .isEqualTo("h2");
        assertThat(server.sni()).isEqualTo("shop.test");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void anAddressIsVerifiedAsOneAndNotAskedFor(SslProvider provider) throws Exception {
        serve(SHOP);
        connect(provider, "127.0.0.1", files("ca.pem", false, null));
        assertThat(server.sni()).isEmpty();
    }

    /** CVE-2026-50010: the name must be looked at on every path. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void anOriginOfAnotherNameIsRefused(SslProvider provider) throws Exception {
        serve(SHOP);
        refused(provider, "orders.test", files("ca.pem", false, null));
        refused(provider, "127.0.0.2", files("ca.pem", false, null));
        refused(provider, "shop.test", files("ca.pem", false, "orders.test"));
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void anOriginOfAnotherAuthorityIsRefused(SslProvider provider) throws Exception {
        serve(SHOP);
        refused(provider, "shop.test", files("strangers.pem", false, null));
        refused(provider, "shop.test", files(null, false, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void theServerNameOfTheRulesIsAskedForAndVerified(SslProvider provider) throws Exception {
        serve(SHOP);
        connect(provider, "127.0.0.9", files("ca.pem", false, "shop.test"));
        assertThat(server.sni()).isEqualTo("shop.test");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void insecureBelievesEverybody(SslProvider provider) throws Exception {
        serve(STRANGERS.issue("nobody.test"));
        connect(provider, "shop.test", files(null, true, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void aClientCertificateIsShownWhereItIsAskedFor(SslProvider provider) throws Exception {
        server = TlsServer.asking(AUTHORITY, SHOP);
        connect(provider, "shop.test", files("ca.pem", false, null));
        assertThat(server.client()).isEqualTo("CN=banyan.test");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void filesThatChangeShowInTheNextConnection(SslProvider provider) throws Exception {
        serve(SHOP);
        ClientTls tls = new ClientTls(files("ca.pem", false, null), provider);
        connect(tls, "shop.test");

        STRANGERS.write(directory.resolve("ca.pem"));
        assertThat(tls.context().renew()).isTrue();
        assertThat(failure(tls, "shop.test")).isInstanceOf(SSLException.class);

        AUTHORITY.write(directory.resolve("ca.pem"));
        assertThat(tls.context().renew()).isTrue();
        connect(tls, "shop.test");
    }

    private void serve(X509Bundle certificate) throws IOException {
        server = TlsServer.of(AUTHORITY, certificate);
    }

    private ClientFiles files(@Nullable String ca, boolean insecure, @Nullable String serverName) {
        Place place = new Place("rules.yaml", 1, 1);
        return new ClientFiles(
                ca == null ? null : new PemSource("ca", directory.resolve(ca), place),
                new PemSource("cert", directory.resolve("banyan.crt"), place),
                new PemSource("key", directory.resolve("banyan.key"), place),
                serverName,
                insecure,
                List.of("h2", "http/1.1"),
                place);
    }

    private SslHandler connect(SslProvider provider, String host, ClientFiles files) throws Exception {
        return connect(new ClientTls(files, provider), host);
    }

    private SslHandler connect(ClientTls tls, String host) throws Exception {
        SslHandler handler = handler(tls, host);
        handler.handshakeFuture().get(10, TimeUnit.SECONDS);
        return handler;
    }

    private void refused(SslProvider provider, String host, ClientFiles files) throws Exception {
        assertThat(failure(new ClientTls(files, provider), host)).isInstanceOf(SSLException.class);
    }

    private Throwable failure(ClientTls tls, String host) throws Exception {
        Future<Channel> handshake = handler(tls, host).handshakeFuture();
        try {
            handshake.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            return refused.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("believed");
    }

    /** What fails is told by the handshake's future. */
    private static final class Told extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            context.close();
        }
    }

    private SslHandler handler(ClientTls tls, String host) throws Exception {
        InetSocketAddress address = server.address();
        SslHandler handler = tls.handler(UnpooledByteBufAllocator.DEFAULT, host, address.getPort());
        new Bootstrap()
                .group(LOOPS)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(handler, new Told());
                    }
                })
                .connect(address)
                .sync();
        return handler;
    }
}
