package dev.banyan.proxy.boot;

import dev.banyan.proxy.edge.ClientProtocol;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.http1.Http1;
import dev.banyan.proxy.edge.http2.Http2Protocol;
import dev.banyan.proxy.exchange.ActiveRouting;
import dev.banyan.proxy.exchange.Deadlines;
import dev.banyan.proxy.exchange.ExchangeObserver;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.listen.ConnectionCaps;
import dev.banyan.proxy.listen.Entrance;
import dev.banyan.proxy.listen.Listener;
import dev.banyan.proxy.listen.Speaker;
import dev.banyan.proxy.origin.HttpBackends;
import dev.banyan.proxy.origin.OriginProtocol;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.DebugHeaders;
import dev.banyan.proxy.tls.ClientTlsRegistry;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** The event loops that carry traffic: one lane each, accepting, deciding and forwarding on the same thread. */
final class Lanes {
    private static final long SWEEP_MILLIS = 500;
    private static final long LOOK_MILLIS = 250;

    private final Settings settings;
    private final VertxInternal vertx;
    private final List<ContextInternal> contexts;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final MemoryPressure memory = new MemoryPressure();
    private final ConnectionCaps caps;
    private final Workers workers;
    private final AtomicBoolean draining = new AtomicBoolean();

    Lanes(Settings settings) {
        this.settings = settings;
        int loops = settings.eventLoops() > 0
                ? settings.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        workers = new Workers(loops);
        Settings.Limits limits = settings.limits();
        caps = new ConnectionCaps(
                limits.maxConnections(), limits.maxConnectionsPerClient(), memory::refusesConnections);
        vertx = (VertxInternal) Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(loops).setAddressResolverOptions(names()))
                .withTransport(transport(settings.transport()))
                .build();
        contexts = IntStream.range(0, loops)
                .mapToObj(loop -> vertx.createEventLoopContext())
                .toList();
    }

    /** A name's addresses are kept as long as its records say, but no longer than this; that there are none, hardly. */
    private static AddressResolverOptions names() {
        return new AddressResolverOptions().setCacheMaxTimeToLive(30).setCacheNegativeTimeToLive(1);
    }

    private static Transport transport(Settings.Transport wanted) {
        Transport transport =
                switch (wanted) {
                    case IO_URING -> Transport.IO_URING;
                    case NIO -> Transport.NIO;
                    case AUTO, EPOLL -> Transport.EPOLL;
                };
        if (transport != null && transport.available()) {
            return transport;
        }
        if (wanted == Settings.Transport.AUTO) {
            return Transport.NIO;
        }
        throw new IllegalStateException("transport: " + wanted + " (expected: one that this system has)");
    }

    HttpBackends backends(ExchangeObserver observer, ClientTlsRegistry tls) {
        OriginProtocol http1 = new dev.banyan.proxy.origin.http1.Http1();
        OriginProtocol http2 = new dev.banyan.proxy.origin.http2.Http2();
        return new HttpBackends(contexts, observer, new HttpBackends.Protocols(http1, http2), tls::of);
    }

    /** Begins to take requests at these places; the ports that are listened on, in their order. */
    Future<List<Integer>> listen(
            List<Entrance> entrances,
            ActiveRouting routing,
            ExchangeObserver observer,
            HttpBackends backends,
            Clock clock) {
        List<Speaker> speakers = new ArrayList<>();
        for (int index = 0; index < contexts.size(); index++) {
            Lane lane = new Lane(
                    index,
                    routing,
                    observer,
                    audience(settings.debugHeaders()),
                    memory::refusesRequests,
                    clock,
                    loop(index),
                    workers);
            lanes.add(lane);
            speakers.add(speaker(lane));
        }
        entrances.forEach(entrance -> listeners.add(new Listener(vertx, entrance, settings, speakers, caps)));
        lanes.forEach(lane -> keepTime(lane, backends));
        vertx.setPeriodic(LOOK_MILLIS, id -> memory.look());
        List<Future<Integer>> ports = listeners.stream().map(Listener::open).toList();
        return Future.all(ports).map(all -> all.list());
    }

    private Speaker speaker(Lane lane) {
        Front front = new Front(lane, settings, draining::get);
        ClientProtocol http2 = settings.http().http2() ? new Http2Protocol(front) : null;
        return new Speaker(lane, loop(lane.index()), new Http1(front), http2);
    }

    /** The timers of one event loop, on it. */
    private void keepTime(Lane lane, HttpBackends backends) {
        contexts.get(lane.index()).runOnContext(v -> {
            vertx.setPeriodic(Deadlines.tickMillis(), id -> lane.tick(System.nanoTime()));
            vertx.setPeriodic(SWEEP_MILLIS, id -> {
                long now = System.nanoTime();
                listeners.forEach(listener -> listener.sweep(lane.index(), now));
                backends.sweep(lane.index());
            });
        });
    }

    private static Lane.DebugAudience audience(DebugHeaders headers) {
        return switch (headers) {
            case TRUSTED -> Lane.DebugAudience.TRUSTED;
            case EVERYONE -> Lane.DebugAudience.EVERYONE;
            case OFF -> Lane.DebugAudience.NOBODY;
        };
    }

    /** From now on each answer ends its connection. */
    void beginDrain() {
        draining.set(true);
    }

    /** Succeeds when that time has passed. */
    Future<Void> after(Duration delay) {
        if (delay.isZero()) {
            return Future.succeededFuture();
        }
        return Future.future(promise -> vertx.setTimer(delay.toMillis(), id -> promise.complete()));
    }

    /** Takes no new connection, lets requests in flight finish within that time and closes the rest. */
    Future<Void> shutdown(Duration timeout) {
        return Future.all(listeners.stream()
                        .map(listener -> listener.shutdown(timeout))
                        .toList())
                .mapEmpty();
    }

    Future<Void> close() {
        workers.close();
        return vertx.close();
    }

    /** Requests under way on all loops. */
    int inFlight() {
        return lanes.stream().mapToInt(Lane::inFlight).sum();
    }

    int connections() {
        return caps.connections();
    }

    /** One for each place that is listened at. */
    List<Listener> listeners() {
        return listeners;
    }

    List<EventLoop> eventLoops() {
        return IntStream.range(0, contexts.size()).mapToObj(this::loop).toList();
    }

    private EventLoop loop(int index) {
        return contexts.get(index).nettyEventLoop();
    }
}
