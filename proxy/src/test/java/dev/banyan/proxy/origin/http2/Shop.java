package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A Banyan with one event loop before a backend that speaks h2c and answers as a script says. */
final class Shop implements Closeable {
    private final H2Origin origin;
    private final RunningBanyan banyan;

    private Shop(H2Origin origin, RunningBanyan banyan) {
        this.origin = origin;
        this.banyan = banyan;
    }

    static Shop with(H2Origin.Script script, int... settings) throws IOException {
        return with("", script, settings);
    }

    /** @param pool further keys of the backend, such as {@code "pool: {maxConnections: 1}"} */
    static Shop with(String pool, H2Origin.Script script, int... settings) throws IOException {
        H2Origin origin = new H2Origin(script, settings);
        return new Shop(origin, before(origin.url(), pool));
    }

    static RunningBanyan before(String url, String pool) {
        String further = pool.isEmpty() ? "" : ", " + pool;
        return RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s/base", protocol: h2c%s}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(url, further), "eventLoops: 1");
    }

    RawClient client() throws IOException {
        return banyan.client();
    }

    RawMessage get(String target, String... headers) throws IOException {
        return banyan.get(target, headers);
    }

    RawMessage ask(String method, String target, String body, String... headers) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return banyan.ask(method + " " + target + " HTTP/1.1\r\nHost: shop.test\r\n" + lines + length + "\r\n" + body);
    }

    List<H2Origin.Exchange> received() {
        return origin.received();
    }

    H2Origin origin() {
        return origin;
    }

    RunningBanyan banyan() {
        return banyan;
    }

    @Override
    public void close() throws IOException {
        banyan.close();
        origin.close();
    }
}
