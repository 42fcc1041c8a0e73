package dev.banyan.proxy.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one origin. The last one used is the next one used, so that those not needed grow
 * old and go. Confined to its event loop: no lock, no queue between threads.
 */
final class OriginPool {
    private final Supplier<Future<HttpClientConnection>> connector;
    private final Bounds bounds;
    private final Deque<PooledConnection> idle = new ArrayDeque<>();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    // Written by the event loop, read by whoever scrapes the metrics.
    private volatile int open;
    private volatile int idleCount;
    private volatile int waitingCount;
    private boolean closed;

    /**
     * @param maxConnections of this loop
     * @param maxPending of this loop
     * @param maxAgeNanos from when a connection is not used again; each gets up to a fifth less by chance, so that they
     *     do not all end at once
     */
    record Bounds(int maxConnections, int maxPending, long idleNanos, long maxAgeNanos) {}

    /** Who waits for a connection. */
    interface Waiter {
        void onConnection(PooledConnection connection);

        /** The connection could not be made. */
        void onConnectFailed(Throwable cause);

        /** More wait already than may. */
        void onPoolFull();

        /** All that the connection had to say for now is read. */
        void onQuiet();
    }

    OriginPool(Supplier<Future<HttpClientConnection>> connector, Bounds bounds) {
        this.connector = connector;
        this.bounds = bounds;
    }

    int active() {
        return open - idleCount;
    }

    int idle() {
        return idleCount;
    }

    int pending() {
        return waitingCount;
    }

    /** @param fresh true: no connection that was used before */
    void acquire(Waiter waiter, boolean fresh) {
        PooledConnection reused = fresh ? null : poll();
        if (reused != null) {
            reused.lease(waiter);
        } else if (open < bounds.maxConnections()) {
            connect(waiter);
        } else if (waiting.size() < bounds.maxPending()) {
            waiting.addLast(waiter);
            waitingCount = waiting.size();
        } else {
            waiter.onPoolFull();
        }
    }

    boolean isWaiting(Waiter waiter) {
        return waiting.contains(waiter);
    }

    /** The waiter has given up. */
    void forget(Waiter waiter) {
        if (waiting.remove(waiter)) {
            waitingCount = waiting.size();
        }
    }

    private @Nullable PooledConnection poll() {
        long now = System.nanoTime();
        while (true) {
            PooledConnection connection = idle.pollLast();
            idleCount = idle.size();
            if (connection == null) {
                return null;
            }
            if (connection.isUsable(now, bounds.idleNanos())) {
                return connection;
            }
            connection.discard();
        }
    }

    private void connect(Waiter waiter) {
        open = open + 1;
        connector.get().onComplete(made -> {
            if (made.failed()) {
                open = open - 1;
                waiter.onConnectFailed(made.cause());
                serveNext();
                return;
            }
            PooledConnection connection = new PooledConnection(made.result(), this, bounds.maxAgeNanos());
            connection.watch();
            connection.lease(waiter);
        });
    }

    /** A connection is free again and fit for another request. */
    void release(PooledConnection connection) {
        if (closed || !connection.isUsable(System.nanoTime(), bounds.idleNanos())) {
            connection.discard();
            return;
        }
        Waiter next = waiting.pollFirst();
        waitingCount = waiting.size();
        if (next != null) {
            connection.lease(next);
            return;
        }
        idle.addLast(connection);
        idleCount = idle.size();
    }

    /** A connection is gone. */
    void gone(PooledConnection connection) {
        if (idle.remove(connection)) {
            idleCount = idle.size();
        }
        open = open - 1;
        serveNext();
    }

    private void serveNext() {
        if (open >= bounds.maxConnections()) {
            return;
        }
        Waiter next = waiting.pollFirst();
        waitingCount = waiting.size();
        if (next != null) {
            connect(next);
        }
    }

    /** Closes what has been idle for too long. */
    void sweep() {
        long now = System.nanoTime();
        while (true) {
            PooledConnection oldest = idle.peekFirst();
            if (oldest == null || oldest.isUsable(now, bounds.idleNanos())) {
                return;
            }
            idle.pollFirst();
            idleCount = idle.size();
            oldest.discard();
        }
    }

    /** Closes what is idle now and the rest when it comes back. */
    void close() {
        closed = true;
        while (true) {
            PooledConnection connection = idle.pollFirst();
            if (connection == null) {
                idleCount = 0;
                return;
            }
            connection.discard();
        }
    }
}
