package dev.banyan.proxy.listen;

import dev.banyan.proxy.settings.Settings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** One listening socket, and the connections that came in by it, on all event loops. */
public final class Listener {
    private static final int BACKLOG = 4096;

    private final VertxInternal vertx;
    private final Entrance entrance;
    private final InetSocketAddress address;
    private final List<Clients> lanes;
    private final Channel socket;

    /**
     * Takes nothing until {@link #open}. Not for an event loop: it may ask for the address of a name.
     *
     * @param speakers one an event loop, by the index of its lane
     * @param caps shared by all listeners
     */
    public Listener(
            VertxInternal vertx, Entrance entrance, Settings settings, List<Speaker> speakers, ConnectionCaps caps) {
        this.vertx = vertx;
        this.entrance = entrance;
        this.address = new InetSocketAddress(entrance.host(), entrance.port());
        long headNanos = settings.limits().headersTimeout().toNanos();
        this.lanes = speakers.stream()
                .map(speaker -> new Clients(entrance, speaker, settings.trustedProxies(), caps, headNanos))
                .toList();
        this.socket = vertx.transport().serverChannelFactory(false).newChannel();
        socket.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        socket.config().setOption(ChannelOption.SO_REUSEADDR, true);
        socket.pipeline().addLast(new Acceptor(lanes, caps, lanes.get(0)::rejected));
    }

    /** Begins to take connections; the port that is listened on. */
    public Future<Integer> open() {
        Promise<Integer> port = Promise.promise();
        EventLoop acceptor = vertx.acceptorEventLoopGroup().next();
        acceptor.register(socket).addListener((ChannelFuture registered) -> {
            if (registered.isSuccess()) {
                bind(port);
            } else {
                port.fail(registered.cause());
            }
        });
        return port.future();
    }

    private void bind(Promise<Integer> port) {
        if (address.isUnresolved()) {
            port.fail(new UnknownHostException(address.getHostString()));
            return;
        }
        socket.bind(address).addListener((ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                port.complete(((InetSocketAddress) socket.localAddress()).getPort());
            } else {
                port.fail(bound.cause());
            }
        });
    }

    /** Closes what takes too long; called regularly on the event loop of that lane. */
    public void sweep(int lane, long nowNanos) {
        lanes.get(lane).sweep(nowNanos);
    }

    /** Takes no new connection, lets requests under way finish within that time and closes the rest. */
    public Future<Void> shutdown(Duration timeout) {
        Promise<Void> closed = Promise.promise();
        socket.close().addListener(done -> closed.complete());
        Future<Void> drained = closed.future().compose(v -> everywhere(Clients::drain));
        return Future.any(drained, after(timeout))
                .eventually(() -> everywhere(clients -> {
                    clients.close();
                    return Future.succeededFuture();
                }))
                .mapEmpty();
    }

    private Future<Void> after(Duration timeout) {
        return Future.future(promise -> vertx.setTimer(Math.max(1, timeout.toMillis()), id -> promise.complete()));
    }

    private Future<Void> everywhere(Function<Clients, Future<Void>> action) {
        List<Future<Void>> all = lanes.stream()
                .map(clients -> Future.<Void>future(promise ->
                        clients.loop().execute(() -> action.apply(clients).onComplete(promise))))
                .toList();
        return Future.all(all).mapEmpty();
    }

    /** {@code http} or {@code https}. */
    public String name() {
        return entrance.name();
    }

    /** Connections that there are. */
    public int connections() {
        return sum(Clients::count);
    }

    /** Connections with a request under way, as of half a second ago. */
    public int busy() {
        return sum(Clients::busy);
    }

    private int sum(ToIntFunction<Clients> count) {
        return lanes.stream().mapToInt(count).sum();
    }
}
