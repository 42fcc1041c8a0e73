package dev.banyan.proxy.tls;

import dev.banyan.proxy.settings.Settings.Https;
import dev.banyan.rules.validate.Problem;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * TLS towards clients: a few certificates, one chosen by the name that a client asks for (SNI, RFC 6066). A name that is
 * not known, or none, gets the first. Good for any event loop; files that change show in the next handshake.
 */
public final class ServerTls {
    private final List<Problem> warnings;
    private final List<Certificate> certificates;
    private volatile Map<String, Certificate> byName;

    /**
     * Reads the files; whether they can be used is told by {@link #problems}.
     *
     * @param http2 whether HTTP/2 is offered
     */
    public ServerTls(Https settings, boolean http2) {
        this(settings, http2, TlsEngine.provider());
    }

    ServerTls(Https settings, boolean http2, SslProvider provider) {
        ServerContexts contexts = new ServerContexts(settings, http2, provider);
        this.warnings = contexts.warnings();
        this.certificates = settings.certificates().stream()
                .map(certificate -> new Certificate(certificate, contexts))
                .toList();
        this.byName = index();
    }

    /** What is wrong or odd with the files; with an error among it nothing can be served. */
    public List<Problem> problems() {
        return Stream.concat(
                        certificates.stream().flatMap(certificate -> certificate.files().problems().stream()),
                        warnings.stream())
                .distinct()
                .toList();
    }

    /** In the order of the settings. */
    public List<Certificate> certificates() {
        return certificates;
    }

    /** What decrypts one new connection; to stand first in its pipeline. It sets no limit to the time of a handshake. */
    public ChannelHandler handler(ByteBufAllocator allocator) {
        return certificates.size() == 1
                ? handler(certificates.get(0).context(), allocator)
                : new NamedHandler(name -> certificate(name).context());
    }

    static SslHandler handler(SslContext context, ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    /** The one that a client gets who asks for this name, in lower case; empty: for none. */
    Certificate certificate(String name) {
        Map<String, Certificate> known = byName;
        Certificate exact = known.get(name);
        if (exact != null) {
            return exact;
        }
        int dot = name.indexOf('.');
        Certificate wildcard = dot < 0 ? null : known.get("*" + name.substring(dot));
        return wildcard == null ? certificates.get(0) : wildcard;
    }

    /** Names may come and go with a new certificate. */
    void certificatesChanged() {
        byName = index();
    }

    /** Where two serve one name, the first does. */
    private Map<String, Certificate> index() {
        Map<String, Certificate> index = new HashMap<>();
        for (Certificate certificate : certificates) {
            certificate.hosts().forEach(host -> index.putIfAbsent(host, certificate));
        }
        return Map.copyOf(index);
    }

    List<LivePem<?>> files() {
        List<LivePem<?>> files = new ArrayList<>();
        certificates.forEach(certificate -> files.add(certificate.files()));
        return files;
    }
}
