package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.Deadlines;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.http.ClientConnection.Patience;
import dev.banyan.proxy.origin.HttpBackends;
import dev.banyan.proxy.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens for clients on one event loop; those of all loops share the port. Confined to its event loop. */
public final class HttpListener {
    private static final long SWEEP_MILLIS = 500;

    private final Vertx vertx;
    private final Lane lane;
    private final Settings settings;
    private final HttpBackends backends;
    private final AtomicInteger connections;
    private final Set<ClientConnection> open = new HashSet<>();
    private final Patience patience;
    private final HttpFront front;
    private final HttpServer server;

    /**
     * @param connections the count of all loops' connections
     * @param draining set once, from when on every answer closes its connection
     */
    public HttpListener(
            Vertx vertx,
            Lane lane,
            Settings settings,
            HttpBackends backends,
            AtomicInteger connections,
            AtomicBoolean draining) {
        this.vertx = vertx;
        this.lane = lane;
        this.settings = settings;
        this.backends = backends;
        this.connections = connections;
        Settings.Limits limits = settings.limits();
        this.patience = new Patience(
                limits.headersTimeout().toNanos(),
                limits.bodyIdleTimeout().toNanos(),
                limits.keepAliveIdle().toNanos());
        this.front = new HttpFront(lane, settings, new Linger(vertx), draining);
        this.server = vertx.createHttpServer(options(settings))
                .connectionHandler(this::onConnection)
                .invalidRequestHandler(front::handleInvalid)
                .requestHandler(front::handle);
    }

    /** Called on the event loop; the port that is listened on. */
    public Future<Integer> listen() {
        vertx.setPeriodic(Deadlines.tickMillis(), id -> lane.deadlines().tick(System.nanoTime()));
        vertx.setPeriodic(SWEEP_MILLIS, id -> sweep());
        return server.listen(address()).map(HttpServer::actualPort);
    }

    /** A port of 0 is a free one; it has to be the same for the listeners of all loops. */
    private SocketAddress address() {
        Settings.Http http = settings.http();
        return http.port() == 0
                ? SocketAddress.sharedRandomPort(1, http.host())
                : SocketAddress.inetSocketAddress(http.port(), http.host());
    }

    /** Takes no new connection, lets requests in flight finish within that time, then closes the rest. */
    public Future<Void> shutdown(Duration timeout) {
        return server.shutdown(timeout);
    }

    private void onConnection(HttpConnection connection) {
        if (connections.get() >= settings.limits().maxConnections()) {
            lane.observer().rejected("max-connections");
            connection.close();
            return;
        }
        connections.incrementAndGet();
        ClientConnection client = ClientConnection.open(connection, settings.trustedProxies());
        open.add(client);
        connection.closeHandler(v -> {
            open.remove(client);
            connections.decrementAndGet();
        });
    }

    private void sweep() {
        long now = System.nanoTime();
        for (ClientConnection connection : open.toArray(ClientConnection[]::new)) {
            connection.sweep(now, patience, front::handleSlow);
        }
        backends.sweep(lane.index());
    }

    private static HttpServerOptions options(Settings settings) {
        Settings.Limits limits = settings.limits();
        return new HttpServerOptions()
                .setMaxInitialLineLength(limits.maxRequestLine())
                .setMaxHeaderSize(limits.maxHeaderBytes())
                .setMaxChunkSize(32 * 1024)
                .setDecoderInitialBufferSize(512)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false)
                // Else a handler for WebSocket extensions stands in every connection's pipeline.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setTcpNoDelay(true)
                .setAcceptBacklog(4096)
                .setStrictThreadMode(true);
    }
}
