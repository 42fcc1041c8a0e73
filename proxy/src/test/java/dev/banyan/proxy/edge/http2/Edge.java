package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A Banyan with one backend behind it, spoken to in HTTP/2 by prior knowledge. */
final class Edge implements AutoCloseable {
    private final @Nullable H1Origin origin;
    private final RunningBanyan banyan;

    private Edge(@Nullable H1Origin origin, String url, String settings) {
        this.origin = origin;
        String rules = "version: 1\nbackends: {b: {url: " + url + "}}\n"
                + "routes: [{id: all, match: {prefix: /}, legacy: b}]\n";
        this.banyan = RunningBanyan.on(rules, settings);
    }

    /** @param settings further lines of the settings */
    static Edge before(H1Origin origin, String settings) {
        return new Edge(origin, origin.url(), settings);
    }

    static Edge before(H1Origin origin) {
        return before(origin, "");
    }

    /** Before a backend that need not be there. */
    static Edge to(String url) {
        return new Edge(null, url, "");
    }

    RunningBanyan banyan() {
        return banyan;
    }

    H1Origin origin() {
        if (origin == null) {
            throw new IllegalStateException("origin: none (expected: one)");
        }
        return origin;
    }

    /** A connection on which the preface was sent. */
    H2Client client() throws IOException {
        return H2Client.to(port());
    }

    int port() {
        return banyan.port();
    }

    /** How often something was refused for that reason. */
    double rejected(String reason) throws IOException {
        return banyan.metric("banyan_rejected_requests_total{reason=\"" + reason + "\"}");
    }

    @Override
    public void close() throws IOException {
        banyan.close();
        if (origin != null) {
            origin.close();
        }
    }
}
