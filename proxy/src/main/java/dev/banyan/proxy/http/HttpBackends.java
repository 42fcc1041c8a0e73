package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.ExchangeObserver;
import dev.banyan.proxy.headers.OriginAddresses;
import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.model.Timeouts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The backends of all generations that are still alive: one that is equal in the next generation keeps its connections,
 * one that is gone closes them as they fall idle.
 */
public final class HttpBackends {
    private static final int MAX_HEAD = 64 * 1024;

    private final Vertx vertx;
    private final List<Context> lanes;
    private final ExchangeObserver observer;
    private final Map<Backend, Entry> entries = new HashMap<>();
    private volatile List<Entry> living = List.of();

    /** The connections to one backend at this moment, all loops and origins together. */
    public record Connections(int active, int idle, int pending) {}

    private record Entry(HttpBackend backend, HttpClientAgent client, List<Runnable> observed) {}

    /** @param lanes the contexts of the event loops, by index */
    public HttpBackends(Vertx vertx, List<Context> lanes, ExchangeObserver observer) {
        this.vertx = vertx;
        this.lanes = List.copyOf(lanes);
        this.observer = observer;
    }

    /** The backend made from these rules, the one that is there already where they are equal. */
    public synchronized dev.banyan.proxy.exchange.Backend backend(Backend rules) {
        Entry entry = entries.get(rules);
        if (entry == null) {
            entry = make(rules);
            entries.put(rules, entry);
            living = List.copyOf(entries.values());
        }
        return entry.backend();
    }

    /** Lets go of every backend but these; requests in flight are finished. */
    public synchronized void retain(Collection<Backend> rules) {
        List<Entry> gone = new ArrayList<>();
        entries.entrySet().removeIf(entry -> !rules.contains(entry.getKey()) && gone.add(entry.getValue()));
        living = List.copyOf(entries.values());
        gone.forEach(this::close);
    }

    /** Of the backend with that name; none where there is no such backend. */
    public Connections connections(String name) {
        List<OriginPool> pools = living.stream()
                .filter(entry -> entry.backend().name().equals(name))
                .flatMap(entry -> entry.backend().pools())
                .toList();
        return new Connections(
                pools.stream().mapToInt(OriginPool::active).sum(),
                pools.stream().mapToInt(OriginPool::idle).sum(),
                pools.stream().mapToInt(OriginPool::pending).sum());
    }

    /** Closes connections that were idle for too long; called regularly on that event loop. */
    void sweep(int lane) {
        for (Entry entry : living) {
            entry.backend().origins(lane).all().forEach(origin -> origin.pool().sweep());
        }
    }

    private void close(Entry entry) {
        entry.observed().forEach(Runnable::run);
        for (int lane = 0; lane < lanes.size(); lane++) {
            dev.banyan.proxy.http.Origins origins = entry.backend().origins(lane);
            lanes.get(lane).runOnContext(v -> origins.all()
                    .forEach(origin -> origin.pool().close()));
        }
    }

    private Entry make(Backend rules) {
        Origins target = (Origins) rules.target();
        HttpClientAgent client = vertx.createHttpClient(options(rules), new PoolOptions().setCleanerPeriod(0));
        BackendObserver told = observer.backend(rules.name());
        List<Runnable> observed = new ArrayList<>();
        List<dev.banyan.proxy.http.Origins> perLane = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            List<Origin> origins = target.urls().stream()
                    .map(url -> origin(url, rules, client))
                    .toList();
            origins.forEach(origin -> {
                OriginPool pool = origin.pool();
                observed.add(told.pool(pool::active, pool::idle, pool::pending));
            });
            perLane.add(new dev.banyan.proxy.http.Origins(origins, rules.balance()));
        }
        return new Entry(new HttpBackend(rules.name(), perLane, told), client, observed);
    }

    private Origin origin(URI url, Backend rules, HttpClientAgent client) {
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        String host = url.getHost().startsWith("[")
                ? url.getHost().substring(1, url.getHost().length() - 1)
                : url.getHost();
        HttpConnectOptions connect =
                new HttpConnectOptions().setHost(host).setPort(port).setSsl(tls);
        OriginPool pool = new OriginPool(() -> connected(client, connect), bounds(rules.pool()));
        return new Origin(url.getRawAuthority(), OriginAddresses.basePath(url), rules.hostHeader(), pool);
    }

    private static Future<HttpClientConnection> connected(HttpClientAgent client, HttpConnectOptions options) {
        return client.connect(new HttpConnectOptions(options));
    }

    /** A process-wide bound is shared out among the loops, rounded up. */
    private OriginPool.Bounds bounds(Backend.Pool pool) {
        return new OriginPool.Bounds(
                share(pool.maxConnections()),
                share(pool.maxPending()),
                pool.idle().toNanos(),
                pool.maxAge().toNanos());
    }

    private int share(int whole) {
        return (whole + lanes.size() - 1) / lanes.size();
    }

    private static HttpClientOptions options(Backend rules) {
        Duration connect =
                Objects.requireNonNull(rules.timeouts().or(Timeouts.BUILT_IN).connect());
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) connect.toMillis())
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(8192)
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxChunkSize(32 * 1024)
                .setDecoderInitialBufferSize(512)
                .setTcpNoDelay(true)
                .setVerifyHost(true);
    }
}
