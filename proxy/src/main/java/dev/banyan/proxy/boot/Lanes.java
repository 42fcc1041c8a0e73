package dev.banyan.proxy.boot;

import dev.banyan.proxy.exchange.ActiveRouting;
import dev.banyan.proxy.exchange.ExchangeObserver;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.http.HttpListener;
import dev.banyan.proxy.origin.HttpBackends;
import dev.banyan.proxy.origin.http1.Http1;
import dev.banyan.proxy.origin.http2.Http2;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.DebugHeaders;
import dev.banyan.proxy.tls.ClientTlsRegistry;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The event loops that carry traffic: one lane each, accepting, deciding and forwarding on the same thread. */
final class Lanes {
    private final Settings settings;
    private final Vertx vertx;
    private final List<Context> contexts;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<HttpListener> listeners = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();

    Lanes(Settings settings) {
        this.settings = settings;
        int loops = settings.eventLoops() > 0
                ? settings.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        vertx = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(loops))
                .withTransport(transport(settings.transport()))
                .build();
        contexts = IntStream.range(0, loops)
                .<Context>mapToObj(loop -> ((VertxInternal) vertx).createEventLoopContext())
                .toList();
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
        List<ContextInternal> loops =
                contexts.stream().map(ContextInternal.class::cast).toList();
        return new HttpBackends(loops, observer, new HttpBackends.Protocols(new Http1(), new Http2()), tls::of);
    }

    /** Begins to take requests; the port that is listened on. */
    Future<Integer> listen(ActiveRouting routing, ExchangeObserver observer, HttpBackends backends, Clock clock) {
        for (int index = 0; index < contexts.size(); index++) {
            Lane lane = new Lane(index, routing, observer, audience(settings.debugHeaders()), clock);
            lanes.add(lane);
            listeners.add(new HttpListener(vertx, lane, settings, backends, connections, draining));
        }
        return everywhere(HttpListener::listen).map(ports -> ports.get(0));
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
        return everywhere(listener -> listener.shutdown(timeout)).mapEmpty();
    }

    Future<Void> close() {
        return vertx.close();
    }

    /** Requests under way on all loops. */
    int inFlight() {
        return lanes.stream().mapToInt(Lane::inFlight).sum();
    }

    int connections() {
        return connections.get();
    }

    List<EventLoop> eventLoops() {
        return contexts.stream()
                .map(context -> ((ContextInternal) context).nettyEventLoop())
                .toList();
    }

    /** The same on each listener, on its own event loop. */
    private <T> Future<List<T>> everywhere(Function<HttpListener, Future<T>> action) {
        List<Future<T>> all = IntStream.range(0, listeners.size())
                .mapToObj(index -> Future.<T>future(promise -> contexts.get(index)
                        .runOnContext(v -> action.apply(listeners.get(index)).onComplete(promise))))
                .toList();
        return Future.all(all).map(done -> all.stream().map(Future::result).toList());
    }
}
