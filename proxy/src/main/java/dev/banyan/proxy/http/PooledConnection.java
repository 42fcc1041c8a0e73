package dev.banyan.proxy.http;

import io.vertx.core.http.HttpClientConnection;
import java.util.concurrent.ThreadLocalRandom;

/** One connection to an origin, with its age. Confined to its event loop. */
final class PooledConnection {
    private final HttpClientConnection connection;
    private final OriginPool pool;
    private final long expires;
    private long idleSince;
    private boolean reused;
    private boolean gone;

    PooledConnection(HttpClientConnection connection, OriginPool pool, long maxAgeNanos) {
        this.connection = connection;
        this.pool = pool;
        long now = System.nanoTime();
        this.expires = now + maxAgeNanos - ThreadLocalRandom.current().nextLong(maxAgeNanos / 5 + 1);
        this.idleSince = now;
    }

    void watch() {
        connection.closeHandler(v -> {
            if (!gone) {
                gone = true;
                pool.gone(this);
            }
        });
    }

    HttpClientConnection connection() {
        return connection;
    }

    /** True where it has served a request before: the origin may have closed it without our knowing yet. */
    boolean isReused() {
        return reused;
    }

    boolean isUsable(long now, long idleNanos) {
        return !gone && now < expires && now - idleSince < idleNanos;
    }

    /** It served its request and can serve another. */
    void release() {
        reused = true;
        idleSince = System.nanoTime();
        pool.release(this);
    }

    /** It is not to be used again. */
    void discard() {
        if (!gone) {
            gone = true;
            pool.gone(this);
            connection.close();
        }
    }
}
