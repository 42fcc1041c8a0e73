package dev.banyan.proxy.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * What becomes of a connection whose client may still be sending when the answer is already out. Closing at once would
 * reset it, and the client would never read the answer (RFC 9112, section 9.6): so a little more is read and thrown away.
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
        } else {
            discard(request, () -> request.connection().close());
        }
    }

    /**
     * The answer was there before the whole of the body. A client that was not told to close goes on using the
     * connection, so it stays open where the rest comes soon and is not much.
     */
    void keep(HttpServerRequest request, ClientConnection connection, boolean bodyWhole) {
        if (!bodyWhole) {
            discard(request, connection::requestEnded);
        }
    }

    private void discard(HttpServerRequest request, Runnable whole) {
        long timer = vertx.setTimer(MILLIS, id -> request.connection().close());
        int[] left = {BYTES};
        request.handler(chunk -> {
            left[0] -= chunk.length();
            if (left[0] < 0) {
                request.connection().close();
            }
        });
        request.endHandler(v -> {
            vertx.cancelTimer(timer);
            whole.run();
        });
        request.exceptionHandler(broken -> request.connection().close());
        request.resume();
    }
}
