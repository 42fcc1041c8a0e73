package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;

/** A Banyan with one backend behind it, spoken to in HTTP/2 by prior knowledge. */
final class Edge implements AutoCloseable {
    private final RawOrigin origin;
    private final RunningBanyan banyan;

    private Edge(RawOrigin origin, RunningBanyan banyan) {
        this.origin = origin;
        this.banyan = banyan;
    }

    /** @param settings further lines of the settings */
    static Edge before(RawOrigin origin, String settings) {
        String rules = "version: 1\nbackends: {b: {url: " + origin.url() + "}}\n"
                + "routes: [{id: all, match: {prefix: /}, legacy: b}]\n";
        return new Edge(origin, RunningBanyan.on(rules, settings));
    }

    static Edge before(RawOrigin origin) {
        return before(origin, "");
    }

    RunningBanyan banyan() {
        return banyan;
    }

    RawOrigin origin() {
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
        origin.close();
    }
}
