package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.edge.ClientConnection;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.Peer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.HeaderListSizeException;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2Stream.State;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection that speaks HTTP/2 (RFC 9113). Netty's codec keeps the states of streams, the windows and HPACK;
 * here is what becomes of them. Confined to its event loop.
 */
final class Http2ClientConnection extends Http2ConnectionHandler implements ClientConnection, FrameTally.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Http2ClientConnection.class);

    private static final int WINDOW = 1024 * 1024;
    private static final int STANDARD_WINDOW = 65_535;
    /** So much may wait to be written, beyond what flow control lets through, before nothing more is read. */
    private static final long MAX_UNREAD = 256 * 1024;

    private final Front front;
    private final Codec codec;
    private final Requests requests;
    private final Sweep sweep;
    private final Outlet outlet;
    private @Nullable Farewell farewell;
    private boolean draining;

    private Http2ClientConnection(Front front, Peer peer, Codec codec) {
        super(codec.decoder(), codec.encoder(), codec.settings(), true);
        this.front = front;
        this.codec = codec;
        this.outlet = new Outlet(this);
        this.requests = new Requests(this, front, peer);
        this.sweep = new Sweep(
                this, requests, codec.watch(), Patience.of(front.settings().limits()));
        codec.tally().listener(this);
        codec.decoder().frameListener(requests);
        codec.encoder().flowController().listener(this::onWritability);
        connection().addListener(new StreamEnds(this, requests));
    }

    static Http2ClientConnection open(Front front, Peer peer) {
        return new Http2ClientConnection(front, peer, Codec.of(front.settings().limits()));
    }

    // ---- the channel

    @Override
    public void handlerAdded(ChannelHandlerContext added) throws Exception {
        outlet.open(added);
        super.handlerAdded(added);
        if (added.channel().isActive()) {
            widen();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext active) throws Exception {
        super.channelActive(active);
        widen();
    }

    private void widen() throws Http2Exception {
        decoder().flowController().incrementWindowSize(connection().connectionStream(), WINDOW - STANDARD_WINDOW);
        outlet.flushLater();
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) throws Exception {
        if (farewell != null) {
            farewell.throwAway(message);
            return;
        }
        outlet.reading(true);
        super.channelRead(from, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) throws Exception {
        outlet.reading(false);
        super.channelReadComplete(from);
        if (!from.channel().isWritable() && Outbound.waiting(from.channel()) > MAX_UNREAD) {
            // Heads and what answers SETTINGS and PING know no window: who does not read them is not read from.
            from.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) throws Exception {
        super.channelWritabilityChanged(from);
        if (from.channel().isWritable()) {
            from.channel().config().setAutoRead(true);
            outlet.flushLater();
        }
    }

    @Override
    public void flush(ChannelHandlerContext from) {
        super.flush(from);
        outlet.tellReady();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) throws Exception {
        if (cause instanceof IOException) {
            from.close();
        } else {
            onError(from, false, cause);
        }
    }

    // ---- the connection

    @Override
    public void sweep(long nowNanos) {
        requests.slots().sweep();
        if (front.isDraining()) {
            drain();
        }
        if (farewell == null) {
            sweep.look(nowNanos, context().channel());
        }
    }

    @Override
    public boolean isBusy() {
        return connection().numActiveStreams() > 0;
    }

    @Override
    public void drain() {
        if (draining || farewell != null) {
            return;
        }
        draining = true;
        if (connection().numActiveStreams() == 0) {
            leave();
            return;
        }
        // First only that it is going to end: requests that are under way to us still count (RFC 9113, section 6.8).
        goAway(context(), Integer.MAX_VALUE, 0, Unpooled.EMPTY_BUFFER, context().newPromise());
        sweep.forEachRequest(Http2ClientStream::drain);
        outlet.flushLater();
    }

    boolean isDraining() {
        return draining;
    }

    /** Says which request was the last one, and leaves when it is answered. */
    void leave() {
        draining = true;
        goAway(
                context(),
                connection().remote().lastStreamCreated(),
                Http2Error.NO_ERROR.code(),
                Unpooled.EMPTY_BUFFER,
                context().newPromise());
        leaveIfDone();
        outlet.flushLater();
    }

    /** Called where a stream ended, too. */
    void leaveIfDone() {
        boolean announced = connection().remote().lastStreamKnownByPeer() != Integer.MAX_VALUE;
        if (draining && announced && farewell == null && connection().numActiveStreams() == 0) {
            farewell = Farewell.silent(context());
        }
    }

    /** Ends the connection: what is under way is given up. */
    void end(Http2Error error) {
        if (farewell != null || !context().channel().isActive()) {
            return;
        }
        farewell =
                Farewell.saying(context(), frameWriter(), connection().remote().lastStreamCreated(), error);
        try {
            connection().forEachActiveStream(stream -> {
                stream.close();
                return true;
            });
        } catch (Http2Exception e) {
            context().close();
        }
    }

    @Override
    public void close() {
        context().close();
    }

    void rejected(String reason) {
        front.rejected(reason);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext from, boolean outbound, Throwable cause, @Nullable Http2Exception broken) {
        if (farewell != null || !from.channel().isActive()) {
            return;
        }
        if (broken == null && cause instanceof IOException) {
            from.close();
            return;
        }
        if (broken == null) {
            LOG.error("a client's connection ends for a fault of Banyan's own", cause);
        }
        rejected(broken instanceof Flooded flooded ? flooded.flood().reason() : "h2-protocol-error");
        end(broken == null ? Http2Error.INTERNAL_ERROR : broken.error());
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext from, boolean outbound, Throwable cause, StreamException broken) {
        if (broken instanceof HeaderListSizeException) {
            onFlooded(Flood.HEADER_BOMB);
            return;
        }
        Http2Stream stream = connection().stream(broken.streamId());
        boolean alreadyClosed = stream != null && stream.state() == State.CLOSED;
        if (!alreadyClosed && !wasUnderWay(stream, broken)) {
            super.onStreamError(from, outbound, cause, broken);
        }
    }

    /** What was sent before the client could know that its stream was reset is no error of it. */
    private boolean wasUnderWay(@Nullable Http2Stream stream, StreamException broken) {
        return stream == null
                && broken.error() == Http2Error.STREAM_CLOSED
                && codec.tally().hasReset(broken.streamId());
    }

    @Override
    public void onFlooded(Flood flood) {
        Flooded flooded = new Flooded(flood);
        onConnectionError(context(), true, flooded, flooded);
    }

    // ---- its streams

    /** Where its streams send and give back. */
    Outlet outlet() {
        return outlet;
    }

    @Override
    public void onDataWritten(int streamId, int bytes) {
        Http2Stream stream = connection().stream(streamId);
        Http2ClientStream request = stream == null ? null : requests.of(stream);
        if (request != null) {
            request.onWritten(bytes);
        }
    }

    private void onWritability(Http2Stream stream) {
        Http2ClientStream request = requests.of(stream);
        if (request != null) {
            request.onRoom();
        }
    }

    private ChannelHandlerContext context() {
        return outlet.context();
    }
}
