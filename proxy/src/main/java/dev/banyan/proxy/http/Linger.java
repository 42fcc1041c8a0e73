package dev.banyan.proxy.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes a connection whose client may still be sending. Closing at once would reset it, and the client would never read
 * the answer (RFC 9112, section 9.6): so a little more is read and thrown away first.
 */
final class Linger {
    private static final long MILLIS = 1_000;
    private static final int BYTES = 256 * 1024;

    private final Vertx vertx;

    Linger(Vertx vertx) {
        this.vertx = vertx;
    }

    void close(HttpServerRequest request, boolean bodyWhole) {
        if (bodyWhole) {
            request.connection().close();
            return;
        }
        vertx.setTimer(MILLIS, id -> request.connection().close());
        int[] left = {BYTES};
        request.handler(chunk -> {
            left[0] -= chunk.length();
            if (left[0] < 0) {
                request.connection().close();
            }
        });
        request.endHandler(v -> request.connection().close());
        request.exceptionHandler(broken -> request.connection().close());
        request.resume();
    }
}
