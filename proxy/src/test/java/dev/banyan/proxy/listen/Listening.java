package dev.banyan.proxy.listen;

import dev.banyan.proxy.exchange.ActiveRouting;
import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.Deadlines;
import dev.banyan.proxy.exchange.ExchangeObserver;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.exchange.RouteObserver;
import dev.banyan.proxy.settings.InvalidSettings;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.tls.ServerTls;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.rules.model.Route;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener on a free port with two event loops that speak {@link Echo}, and what it rejected. */
final class Listening implements AutoCloseable {
    private final VertxInternal vertx = (VertxInternal)
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setPreferNativeTransport(true));
    private final Map<String, AtomicInteger> rejected = new ConcurrentHashMap<>();
    private final List<AtomicInteger> opened = List.of(new AtomicInteger(), new AtomicInteger());
    private final ConnectionCaps caps;
    private final Listener listener;
    private final int port;

    /** @param settings in YAML */
    Listening(String settings, ProxyProtocol proxyProtocol, ServerTls tls, boolean http2) throws Exception {
        Settings all = settings(settings);
        Settings.Limits limits = all.limits();
        caps = new ConnectionCaps(limits.maxConnections(), limits.maxConnectionsPerClient(), () -> false);
        Entrance entrance = new Entrance("test", "127.0.0.1", 0, proxyProtocol, tls);
        listener = new Listener(vertx, entrance, all, List.of(speaker(0, http2), speaker(1, http2)), caps);
        port = await(listener.open());
    }

    static Listening plain(String settings) throws Exception {
        return new Listening(settings, ProxyProtocol.OFF, null, true);
    }

    static Settings settings(String yaml) throws IOException, InvalidSettings {
        Path file = Files.createTempFile("banyan-test", ".yaml");
        try {
            return Settings.load(Files.writeString(file, yaml), Map.of(), Map.of());
        } finally {
            Files.delete(file);
        }
    }

    private Speaker speaker(int index, boolean http2) {
        EventLoop loop = ((ContextInternal) vertx.createEventLoopContext()).nettyEventLoop();
        Lane lane = new Lane(
                index,
                new ActiveRouting(),
                new Observer(),
                Lane.DebugAudience.NOBODY,
                () -> false,
                Clock.systemUTC(),
                loop,
                loop);
        long tick = Deadlines.tickMillis();
        loop.scheduleAtFixedRate(() -> lane.deadlines().tick(System.nanoTime()), tick, tick, TimeUnit.MILLISECONDS);
        loop.scheduleAtFixedRate(() -> listener.sweep(index, System.nanoTime()), 50, 50, TimeUnit.MILLISECONDS);
        return new Speaker(
                lane,
                loop,
                peer -> {
                    opened.get(index).incrementAndGet();
                    return new Echo("http1", peer);
                },
                http2 ? peer -> new Echo("http2", peer) : null);
    }

    RawClient client() throws IOException {
        return new RawClient(port);
    }

    int port() {
        return port;
    }

    int rejected(String reason) {
        AtomicInteger count = rejected.get(reason);
        return count == null ? 0 : count.get();
    }

    /** How often each event loop began to speak HTTP/1. */
    List<Integer> opened() {
        return opened.stream().map(AtomicInteger::get).toList();
    }

    int connections() {
        return caps.connections();
    }

    Listener listener() {
        return listener;
    }

    Future<Void> shutdown(Duration timeout) {
        return listener.shutdown(timeout);
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(vertx.close());
    }

    private final class Observer implements ExchangeObserver {
        @Override
        public RouteObserver route(Route route) {
            throw new AssertionError("no requests here");
        }

        @Override
        public RouteObserver noRoute() {
            throw new AssertionError("no requests here");
        }

        @Override
        public BackendObserver backend(String name) {
            throw new AssertionError("no requests here");
        }

        @Override
        public void rejected(String reason) {
            rejected.computeIfAbsent(reason, word -> new AtomicInteger()).incrementAndGet();
        }

        @Override
        public void finished(Facts facts) {
            throw new AssertionError("no requests here");
        }
    }

    static List<RawClient> several(Listening listening, int count) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(listening.client());
        }
        return clients;
    }
}
