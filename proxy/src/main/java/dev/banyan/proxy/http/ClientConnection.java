package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.ClientListener;
import dev.banyan.rules.message.Network;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one client's connection as long as it lives. Confined to its event loop. */
final class ClientConnection {
    private static final AttributeKey<ClientConnection> KEY = AttributeKey.valueOf(ClientConnection.class, "banyan");

    private final HttpConnection connection;
    private final String peer;
    private final boolean trusted;
    private final long opened = System.nanoTime();
    private long quietSince = opened;
    private boolean used;
    private boolean busy;
    private @Nullable ClientListener awaitingBody;
    private @Nullable ClientListener exchange;
    private long headsRead;
    private long requests;

    private ClientConnection(HttpConnection connection, List<Network> trustedProxies) {
        this.connection = connection;
        this.peer = String.valueOf(connection.remoteAddress().hostAddress());
        this.trusted = trustedProxies.stream().anyMatch(network -> network.contains(peer));
    }

    /** Remembers a new connection. */
    static ClientConnection open(HttpConnection connection, List<Network> trustedProxies) {
        ClientConnection client = new ClientConnection(connection, trustedProxies);
        Channel channel = ((ConnectionBase) connection).channel();
        channel.attr(KEY).set(client);
        channel.pipeline()
                .addBefore("handler", "banyanVersion", VersionGuard.INSTANCE)
                .addBefore("handler", "banyanBody", new BodyGuard(client));
        return client;
    }

    /** What is known of it; null where it was not let in. */
    static @Nullable ClientConnection of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(KEY).get();
    }

    /** The address of the other end, without port. */
    String peer() {
        return peer;
    }

    /** Whether the other end is one of the {@code trustedProxies}. */
    boolean isTrusted() {
        return trusted;
    }

    boolean isBusy() {
        return busy;
    }

    void requestBegan() {
        requests++;
        used = true;
        busy = true;
    }

    /** The request under way has an exchange. */
    void exchangeBegan(ClientListener listener) {
        exchange = listener;
    }

    /** The parser has read one more head; with pipelining its request may begin much later. */
    void headRead() {
        headsRead++;
    }

    /** What was read last of a body is malformed; false where no exchange under way is concerned. */
    boolean bodyMalformed() {
        ClientListener concerned = headsRead == requests ? exchange : null;
        if (concerned == null) {
            return false;
        }
        concerned.onClientMalformed();
        return true;
    }

    void requestEnded() {
        busy = false;
        awaitingBody = null;
        exchange = null;
        quietSince = System.nanoTime();
    }

    /** A body is waited for from now on; the listener hears it when it stays away. */
    void awaitBody(ClientListener listener) {
        awaitingBody = listener;
        quietSince = System.nanoTime();
    }

    /** A part of the body came, or nothing is waited for while the backend is slow. */
    void stopAwaitingBody() {
        awaitingBody = null;
    }

    /** Looks whether the client takes too long for what it has to do next. */
    void sweep(long now, Patience patience) {
        long quiet = now - quietSince;
        if (awaitingBody != null) {
            if (quiet > patience.bodyNanos()) {
                ClientListener listener = awaitingBody;
                awaitingBody = null;
                listener.onClientStalled();
            }
        } else if (!busy && quiet > (used ? patience.keepAliveNanos() : patience.headNanos())) {
            connection.close();
        }
    }

    void close() {
        connection.close();
    }

    /**
     * How long a client may take.
     *
     * @param headNanos from the connection to its first whole head
     * @param bodyNanos between two parts of a body
     * @param keepAliveNanos from one request to the head of the next
     */
    record Patience(long headNanos, long bodyNanos, long keepAliveNanos) {}
}
