package dev.banyan.proxy.http;

import dev.banyan.proxy.edge.Peer;
import dev.banyan.proxy.exchange.ClientListener;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.message.Network;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one client's connection as long as it lives. Confined to its event loop. It stands before the decoder
 * in the pipeline, to know whether a part of a head came.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<ClientConnection> KEY = AttributeKey.valueOf(ClientConnection.class, "banyan");

    private final HttpConnection connection;
    private final Channel channel;
    private final String peer;
    private final boolean trusted;
    private final long opened = System.nanoTime();
    private long quietSince = opened;
    private boolean used;
    private boolean busy;
    private boolean ending;
    private boolean heard;
    private boolean headTimed;
    private @Nullable ClientListener awaitingBody;
    private @Nullable ClientListener exchange;
    private long headsRead;
    private long requests;

    private ClientConnection(HttpConnection connection, List<Network> trustedProxies) {
        this.connection = connection;
        this.channel = ((ConnectionBase) connection).channel();
        this.peer = address(channel.remoteAddress());
        this.trusted = trustedProxies.stream().anyMatch(network -> network.contains(peer));
    }

    /** Remembers a new connection. */
    static ClientConnection open(HttpConnection connection, List<Network> trustedProxies) {
        ClientConnection client = new ClientConnection(connection, trustedProxies);
        client.channel.attr(KEY).set(client);
        client.channel
                .pipeline()
                .addBefore("httpDecoder", "banyanConnection", client)
                .addBefore("handler", "banyanVersion", VersionGuard.INSTANCE)
                .addBefore("handler", "banyanBody", new BodyGuard(client));
        return client;
    }

    /** Without the scope that the platform adds to an IPv6 address: nobody writes it into a rule. */
    private static String address(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet
                ? NetUtil.toAddressString(inet.getAddress())
                : String.valueOf(peer);
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

    Peer asPeer() {
        return new Peer(peer, trusted, connection.isSsl());
    }

    boolean isBusy() {
        return busy;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        heard |= !busy;
        context.fireChannelRead(bytes);
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
        concerned.onClientFailed(FailureKind.BAD_REQUEST);
        return true;
    }

    void requestEnded() {
        busy = false;
        heard = false;
        headTimed = false;
        awaitingBody = null;
        exchange = null;
        quietSince = System.nanoTime();
    }

    /** The answer under way is the last one: what is pipelined behind it must not be begun (RFC 9112, section 9.6). */
    void lastAnswer() {
        ending = true;
    }

    /** True where the connection ends with an answer that went out, or is going to. */
    boolean isEnding() {
        return ending;
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

    /**
     * Looks whether the client takes too long for what it has to do next.
     *
     * @param slowHead told where a part of a head came, and no more in time; where nothing came the connection is closed
     */
    void sweep(long now, Patience patience, Consumer<ClientConnection> slowHead) {
        long quiet = now - quietSince;
        if (awaitingBody != null) {
            if (quiet > patience.bodyNanos()) {
                ClientListener listener = awaitingBody;
                awaitingBody = null;
                listener.onClientFailed(FailureKind.REQUEST_TIMEOUT);
            }
        } else if (!busy) {
            sweepHead(now, patience, slowHead);
        }
    }

    private void sweepHead(long now, Patience patience, Consumer<ClientConnection> slowHead) {
        if (used && heard && !headTimed) {
            // It is the sweep that looks at the clock, not every read.
            headTimed = true;
            quietSince = now;
        } else if (now - quietSince > (used && !heard ? patience.keepAliveNanos() : patience.headNanos())) {
            if (heard) {
                slowHead.accept(this);
            } else {
                connection.close();
            }
        }
    }

    /** Sends these bytes past the encoder, which knows of no request to answer, and closes. */
    void closeWith(Buffer bytes) {
        busy = true;
        ending = true;
        channel.pipeline()
                .context("httpEncoder")
                .writeAndFlush(Unpooled.wrappedBuffer(bytes.getBytes()))
                .addListener(sent -> connection.close());
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
