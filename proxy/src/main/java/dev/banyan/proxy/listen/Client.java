package dev.banyan.proxy.listen;

import dev.banyan.proxy.edge.ClientConnection;
import dev.banyan.proxy.edge.ClientProtocol;
import dev.banyan.proxy.edge.Peer;
import dev.banyan.proxy.exchange.Deadlines;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its accepting to its end: who is there, whether there is room, TLS, and which protocol it is. All
 * of this has to be done within the time that the head of a request may take. Confined to its event loop.
 */
final class Client extends Deadlines.Entry implements ChannelFutureListener {
    private static final long NOT_COUNTED = -1;

    private final Clients clients;
    private final Channel channel;
    private InetAddress address;
    private boolean trusted;
    private long counted = NOT_COUNTED;
    private String wait = "";
    private @Nullable ClientConnection connection;
    private boolean rejected;

    Client(Clients clients, Channel channel, InetAddress address) {
        this.clients = clients;
        this.channel = channel;
        this.address = address;
        this.trusted = clients.trusts(address);
    }

    /** Begins with the PROXY header, where there is to be one. */
    void arrive() {
        clients.begin(this);
        ProxyProtocol wanted = clients.entrance().proxyProtocol();
        if (wanted == ProxyProtocol.OFF) {
            greet();
        } else if (trusted || clients.trustsNobody()) {
            await("proxy-protocol");
            channel.pipeline().addLast(new ProxyHeaderReader(this, wanted == ProxyProtocol.REQUIRE));
        } else if (wanted == ProxyProtocol.REQUIRE) {
            reject("proxy-protocol");
        } else {
            greet();
        }
    }

    /** The PROXY header has come; null: it is the sender's own connection. */
    void introduced(@Nullable InetAddress source) {
        if (source != null) {
            address = source;
            trusted = clients.trusts(source);
        }
        greet();
    }

    /** Who it is is known; what is spoken is to be found out. */
    private void greet() {
        if (!hasRoom()) {
            reject("max-connections-per-client");
        } else if (clients.entrance().tls() != null) {
            await("tls-handshake");
            channel.pipeline().addLast(clients.entrance().tls().handler(channel.alloc()), new HandshakeEnd(this));
        } else if (clients.speaksHttp2()) {
            await("");
            channel.pipeline().addLast(new PrefaceReader(this));
        } else {
            speakHttp1();
        }
    }

    private boolean hasRoom() {
        ConnectionCaps caps = clients.caps();
        if (trusted || !caps.countsClients()) {
            return true;
        }
        long key = ConnectionCaps.client(address);
        counted = caps.enter(key) ? key : NOT_COUNTED;
        return counted != NOT_COUNTED;
    }

    void speakHttp1() {
        speak(clients.http1());
    }

    void speakHttp2() {
        speak(clients.http2());
    }

    private void speak(ClientProtocol protocol) {
        stop();
        boolean tls = clients.entrance().tls() != null;
        ClientConnection made = protocol.open(new Peer(NetUtil.toAddressString(address), trusted, tls));
        connection = made;
        channel.pipeline().addLast(made);
        if (clients.isDraining()) {
            // After the bytes that came with it: a request that is there already is served.
            channel.eventLoop().execute(made::drain);
        }
    }

    /** @param reason what is counted where it takes too long; empty: nothing, for nobody asked for anything */
    private void await(String reason) {
        if (wait.isEmpty()) {
            clients.awaitFirstHead(this);
        }
        wait = reason;
    }

    @Override
    protected void onDeadline() {
        reject(wait);
    }

    /** Closes without a word, and counts why. */
    void reject(String reason) {
        if (!rejected && !reason.isEmpty()) {
            clients.rejected(reason);
        }
        rejected = true;
        channel.close();
    }

    void sweep(long nowNanos) {
        if (connection != null) {
            connection.sweep(nowNanos);
        }
    }

    boolean isBusy() {
        return connection != null && connection.isBusy();
    }

    /** Whoever has not asked for anything yet is not waited for. */
    void drain() {
        if (connection != null) {
            connection.drain();
        } else {
            channel.close();
        }
    }

    void close() {
        if (connection != null) {
            connection.close();
        } else {
            channel.close();
        }
    }

    /** The channel is closed. */
    @Override
    public void operationComplete(ChannelFuture closed) {
        stop();
        if (counted != NOT_COUNTED) {
            clients.caps().leave(counted);
        }
        clients.end(this);
    }
}
