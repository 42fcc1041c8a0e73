package dev.banyan.proxy.listen;

import dev.banyan.proxy.edge.ClientProtocol;
import dev.banyan.rules.message.Network;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The connections of one listener on one event loop. Confined to it, but for the two counts. */
@ChannelHandler.Sharable
final class Clients extends ChannelInboundHandlerAdapter {
    private final Entrance entrance;
    private final Speaker speaker;
    private final List<Network> trustedProxies;
    private final ConnectionCaps caps;
    private final long headNanos;
    private final Set<Client> all = new HashSet<>();
    private final Promise<Void> emptied = Promise.promise();
    private boolean draining;
    private volatile int count;
    private volatile int busy;

    Clients(Entrance entrance, Speaker speaker, List<Network> trustedProxies, ConnectionCaps caps, long headNanos) {
        this.entrance = entrance;
        this.speaker = speaker;
        this.trustedProxies = trustedProxies;
        this.caps = caps;
        this.headNanos = headNanos;
    }

    /** A channel that was accepted has come to this event loop. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Channel channel = context.channel();
        context.pipeline().remove(this);
        // Without an address it is gone again already.
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer) || draining) {
            caps.leave();
            channel.close();
            return;
        }
        Client client = new Client(this, channel, peer.getAddress());
        channel.closeFuture().addListener(client);
        client.arrive();
    }

    void begin(Client client) {
        all.add(client);
        count = all.size();
    }

    void end(Client client) {
        caps.leave();
        all.remove(client);
        count = all.size();
        if (draining && all.isEmpty()) {
            emptied.tryComplete();
        }
    }

    void sweep(long nowNanos) {
        int seen = 0;
        for (Client client : all.toArray(Client[]::new)) {
            client.sweep(nowNanos);
            seen += client.isBusy() ? 1 : 0;
        }
        busy = seen;
    }

    /** Lets requests under way finish; succeeds when no connection is left. */
    Future<Void> drain() {
        draining = true;
        List.copyOf(all).forEach(Client::drain);
        if (all.isEmpty()) {
            emptied.tryComplete();
        }
        return emptied.future();
    }

    void close() {
        List.copyOf(all).forEach(Client::close);
    }

    /** For any thread. */
    int count() {
        return count;
    }

    /** Those with a request under way, as of the last sweep; for any thread. */
    int busy() {
        return busy;
    }

    EventLoop loop() {
        return speaker.loop();
    }

    Entrance entrance() {
        return entrance;
    }

    ConnectionCaps caps() {
        return caps;
    }

    boolean isDraining() {
        return draining;
    }

    boolean trustsNobody() {
        return trustedProxies.isEmpty();
    }

    boolean trusts(InetAddress address) {
        byte[] octets = address.getAddress();
        for (Network network : trustedProxies) {
            if (network.contains(octets)) {
                return true;
            }
        }
        return false;
    }

    boolean speaksHttp2() {
        return speaker.http2() != null;
    }

    ClientProtocol http1() {
        return speaker.http1();
    }

    /** Of HTTP/1 where there is none: nobody was told of HTTP/2 then. */
    ClientProtocol http2() {
        ClientProtocol http2 = speaker.http2();
        return http2 == null ? speaker.http1() : http2;
    }

    void awaitFirstHead(Client client) {
        speaker.lane().deadlines().start(client, System.nanoTime() + headNanos);
    }

    void rejected(String reason) {
        speaker.lane().observer().rejected(reason);
    }
}
