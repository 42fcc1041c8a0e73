package dev.banyan.proxy.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards one backend: whom Banyan believes, who it says it is, which protocols it offers. Chain and name of the
 * origin are verified unless the rules say {@code insecure}. Good for any event loop; files that change show in the next
 * handler.
 */
public final class ClientTls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String VERIFY_NAME = "HTTPS";
    private static final List<String> HTTP_1 = List.of("http/1.1");

    private final ClientFiles files;
    private final SslProvider provider;
    private final LivePem<Contexts> context;

    /** @param http1 offers nothing newer, whatever the other does */
    private record Contexts(SslContext offering, SslContext http1) {
        void release() {
            ReferenceCountUtil.release(offering);
            ReferenceCountUtil.release(http1);
        }
    }

    ClientTls(ClientFiles files) {
        this(files, TlsEngine.provider());
    }

    ClientTls(ClientFiles files, SslProvider provider) {
        this.files = files;
        this.provider = provider;
        this.context = new LivePem<>(files.sources(), this::make, Contexts::release);
    }

    /**
     * What encrypts one new connection; to stand first in its pipeline. The protocol chosen is its {@link
     * SslHandler#applicationProtocol} once the handshake is done: {@code h2}, {@code http/1.1}, or null where the origin
     * knows no ALPN. A handshake that fails is told by {@link SslHandler#handshakeFuture}, also where the certificate is
     * not believed or is another's; it has no timeout but the one that is set on the handler.
     *
     * @param host of the origin's URL, a name or an IP address without brackets: it is asked for by SNI and verified,
     *     unless the rules give a {@code serverName}
     */
    public SslHandler handler(ByteBufAllocator allocator, String host, int port) {
        return context.current().offering().newHandler(allocator, name(host), port);
    }

    /** Like {@link #handler}, for a connection that must speak HTTP/1.1, such as one that will become a tunnel. */
    public SslHandler http1Handler(ByteBufAllocator allocator, String host, int port) {
        return context.current().http1().newHandler(allocator, name(host), port);
    }

    private String name(String host) {
        return files.serverName() == null ? host : files.serverName();
    }

    LivePem<?> context() {
        return context;
    }

    private @Nullable Contexts make(PemTexts texts) {
        SslContextBuilder builder =
                SslContextBuilder.forClient().sslProvider(provider).protocols(VERSIONS);
        if (files.insecure()) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        } else {
            builder.endpointIdentificationAlgorithm(VERIFY_NAME);
            believe(builder, texts);
        }
        identify(builder, texts);
        if (!texts.areSound()) {
            return null;
        }
        try {
            SslContext offering = builder.applicationProtocolConfig(TlsEngine.alpn(files.protocols()))
                    .build();
            SslContext http1 =
                    builder.applicationProtocolConfig(TlsEngine.alpn(HTTP_1)).build();
            return new Contexts(offering, http1);
        } catch (SSLException | IllegalArgumentException e) {
            texts.add(files.unusable());
            return null;
        }
    }

    private void believe(SslContextBuilder builder, PemTexts texts) {
        PemSource ca = files.ca();
        if (ca != null) {
            builder.trustManager(texts.certificates(ca).toArray(X509Certificate[]::new));
        }
    }

    private void identify(SslContextBuilder builder, PemTexts texts) {
        PemSource cert = files.cert();
        PemSource key = files.key();
        KeyPair pair = cert == null || key == null ? null : texts.keyPair(cert, key);
        if (pair != null) {
            builder.keyManager(pair.key(), pair.chainArray());
        }
    }
}
