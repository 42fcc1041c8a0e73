package dev.banyan.proxy.tls;

import dev.banyan.proxy.settings.PemFile;
import dev.banyan.proxy.settings.Settings.ClientAuth;
import dev.banyan.proxy.settings.Settings.Https;
import dev.banyan.proxy.settings.Settings.TlsVersion;
import dev.banyan.proxy.tls.Certificate.Served;
import dev.banyan.rules.validate.Problem;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes what serves clients, as the settings want it. */
final class ServerContexts {
    /** Forward secrecy and authenticated encryption only; the names of TLS 1.3 have no say in TLS 1.2 and vice versa. */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final int SESSIONS = 10_000;
    private static final int SESSION_SECONDS = 3_600;

    private final Https settings;
    private final SslProvider provider;
    private final List<String> protocols;
    private final @Nullable PemSource clientCa;

    ServerContexts(Https settings, boolean http2, SslProvider provider) {
        this.settings = settings;
        this.provider = provider;
        this.protocols = http2 ? List.of("h2", "http/1.1") : List.of("http/1.1");
        PemFile ca = settings.clientCa();
        this.clientCa = ca == null || settings.clientAuth() == ClientAuth.NONE ? null : PemSource.of("clientCa", ca);
    }

    LivePem<Served> files(Https.Certificate certificate) {
        PemSource cert = PemSource.of("cert", certificate.cert());
        PemSource key = PemSource.of("key", certificate.key());
        List<PemSource> sources = new ArrayList<>(List.of(cert, key));
        if (clientCa != null) {
            sources.add(clientCa);
        }
        return new LivePem<>(sources, texts -> served(texts, cert, key), ServerContexts::dispose);
    }

    private static void dispose(Served served) {
        ReferenceCountUtil.release(served.context());
    }

    private @Nullable Served served(PemTexts texts, PemSource cert, PemSource key) {
        KeyPair pair = texts.keyPair(cert, key);
        X509Certificate[] authorities =
                clientCa == null ? null : texts.certificates(clientCa).toArray(X509Certificate[]::new);
        if (pair == null || !texts.areSound()) {
            return null;
        }
        warnOfDates(texts, cert, pair);
        try {
            return new Served(builder(pair, authorities).build(), pair.certificate());
        } catch (SSLException | IllegalArgumentException e) {
            texts.add(key.problem(new UnfitPem("a key of a kind that cannot be used", "RSA or EC")));
            return null;
        }
    }

    private SslContextBuilder builder(KeyPair pair, X509Certificate @Nullable [] authorities) {
        SslContextBuilder builder = SslContextBuilder.forServer(pair.key(), pair.chainArray())
                .sslProvider(provider)
                .protocols(versions())
                .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(TlsEngine.alpn(protocols))
                .sessionCacheSize(SESSIONS)
                .sessionTimeout(SESSION_SECONDS);
        if (authorities != null) {
            builder.trustManager(authorities).clientAuth(clientAuth());
        }
        return builder;
    }

    private String[] versions() {
        return settings.minVersion() == TlsVersion.TLS_1_3
                ? new String[] {"TLSv1.3"}
                : new String[] {"TLSv1.3", "TLSv1.2"};
    }

    private io.netty.handler.ssl.ClientAuth clientAuth() {
        return settings.clientAuth() == ClientAuth.REQUIRE
                ? io.netty.handler.ssl.ClientAuth.REQUIRE
                : io.netty.handler.ssl.ClientAuth.OPTIONAL;
    }

    /** Whoever names authorities and asks nobody probably forgot to ask. */
    List<Problem> warnings() {
        PemFile ca = settings.clientCa();
        if (ca == null || settings.clientAuth() != ClientAuth.NONE) {
            return List.of();
        }
        String message = "clientCa: without clientAuth (expected: clientAuth: request or require beside it)";
        return List.of(
                Problem.warning("unused-client-ca", ca.place(), message, "no client is asked for a certificate"));
    }

    private static void warnOfDates(PemTexts texts, PemSource cert, KeyPair pair) {
        Instant now = Instant.now();
        Instant expires = pair.certificate().getNotAfter().toInstant();
        Instant begins = pair.certificate().getNotBefore().toInstant();
        if (expires.isBefore(now) || begins.isAfter(now)) {
            String found = expires.isBefore(now) ? "expired at " + expires : "not valid before " + begins;
            String message = "cert: " + cert.name() + ": " + found + " (expected: a certificate that is valid now)";
            texts.add(Problem.warning("certificate-not-valid", cert.place(), message, "clients will not believe it"));
        }
    }
}
