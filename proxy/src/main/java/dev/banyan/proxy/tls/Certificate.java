package dev.banyan.proxy.tls;

import dev.banyan.proxy.settings.Settings.Https;
import io.netty.handler.ssl.SslContext;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** One of the certificates that clients are shown. */
public final class Certificate {
    private final Https.Certificate settings;
    private final LivePem<Served> files;

    Certificate(Https.Certificate settings, ServerContexts contexts) {
        this.settings = settings;
        this.files = contexts.files(settings);
    }

    /** What is served with it; renewed as a whole. */
    record Served(SslContext context, X509Certificate certificate) {}

    /** What people call it: the first of its names, the name of its file where it has none. */
    public String name() {
        List<String> hosts = hosts();
        return hosts.isEmpty() ? settings.cert().path().getFileName().toString() : hosts.get(0);
    }

    /** From then on no client believes it. */
    public Instant expires() {
        return files.current().certificate().getNotAfter().toInstant();
    }

    /** The names it serves, in lower case; those of the settings, or else its own. */
    List<String> hosts() {
        Served served = files.find();
        return settings.hosts().isEmpty() && served != null
                ? Certificates.names(served.certificate())
                : settings.hosts();
    }

    SslContext context() {
        return files.current().context();
    }

    LivePem<Served> files() {
        return files;
    }
}
