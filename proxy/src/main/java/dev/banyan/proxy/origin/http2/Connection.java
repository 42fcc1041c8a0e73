package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.http2.OutgoingFields;
import dev.banyan.proxy.origin.OriginConnection;
import dev.banyan.proxy.origin.OriginPool;
import dev.banyan.proxy.origin.OriginStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.MultiMap;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an origin that carries many streams at once: as many as the origin allows, and {@link #MAX_STREAMS}.
 * Confined to its event loop.
 */
final class Connection implements OriginConnection, Pulse.Heart {
    /** Beyond that another connection serves more: their data would hold one another up. */
    static final int MAX_STREAMS = 100;

    /** Streams are numbered, and numbers end (RFC 9113, section 5.1.1). */
    private static final int LAST_STREAM = Integer.MAX_VALUE - 10_000;

    private final Channel channel;
    private final Codec codec;
    private final ChannelHandlerContext context;
    private final Inbound inbound;
    private final Pulse pulse;
    private final Opening opening;
    private OriginPool.@Nullable Place place;
    private int streams;
    private boolean used;
    private boolean retired;
    private boolean gone;
    private boolean flushing;

    /** Who waits for the origin's first word; told exactly once. */
    record Opening(Consumer<Connection> ready, Consumer<Throwable> failed) {}

    Connection(Channel channel, Pulse.Bounds bounds, Opening opening) throws Http2Exception {
        this.channel = channel;
        this.opening = opening;
        this.pulse = new Pulse(channel.eventLoop(), bounds, this);
        this.codec = Codec.of(this);
        this.inbound = codec.inbound();
        channel.pipeline().addLast(codec);
        this.context = channel.pipeline().context(codec);
    }

    /** From now on that place in the pool is told what becomes of it. */
    Connection at(OriginPool.Place place) {
        this.place = place;
        return this;
    }

    // ---- streams

    @Override
    public int room() {
        Http2Connection.Endpoint<?> local = codec.connection().local();
        if (retired || gone || local.lastStreamCreated() > LAST_STREAM) {
            return 0;
        }
        return Math.max(0, Math.min(MAX_STREAMS - streams, local.maxActiveStreams() - local.numActiveStreams()));
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public OriginStream open() {
        if (streams++ == 0) {
            pulse.awaited();
        }
        boolean reused = used;
        used = true;
        return new Stream(this, reused);
    }

    /** Sends a head; null: it cannot be sent on this connection, and was not. */
    @Nullable
    Http2Stream begin(Stream stream, Http2Headers head, boolean last) {
        if (gone) {
            return null;
        }
        int id = codec.connection().local().incrementAndGetNextStreamId();
        codec.encoder().writeHeaders(context, id, head, 0, last, context.newPromise());
        Http2Stream wire = codec.connection().stream(id);
        if (wire != null) {
            inbound.join(wire, stream);
        }
        return wire;
    }

    void send(int id, ByteBuf body, boolean last) {
        codec.encoder().writeData(context, id, body, 0, last, context.newPromise());
        flushSoon();
    }

    void end(int id, MultiMap trailers) {
        if (trailers.isEmpty()) {
            send(id, Unpooled.EMPTY_BUFFER, true);
            return;
        }
        codec.encoder().writeHeaders(context, id, OutgoingFields.trailers(trailers), 0, true, context.newPromise());
        flushSoon();
    }

    boolean isWritable(Http2Stream wire) {
        return codec.encoder().flowController().isWritable(wire);
    }

    void giveBack(Http2Stream wire, int bytes) {
        try {
            if (codec.decoder().flowController().consumeBytes(wire, bytes)) {
                flushSoon();
            }
        } catch (Http2Exception e) {
            codec.onError(context, true, e);
        }
    }

    /** Ends a stream on both sides; what waits to be sent on it never leaves. */
    void reset(Http2Stream wire, Http2Error code) {
        if (!gone && wire.state() != Http2Stream.State.CLOSED) {
            codec.encoder().writeRstStream(context, wire.id(), code.code(), context.newPromise());
            wire.close();
            flushSoon();
        }
    }

    /** A stream is over. */
    void left() {
        streams--;
        if (place != null) {
            place.streamOver();
        }
        closeIfDone();
    }

    void later(Runnable task) {
        context.executor().execute(task);
    }

    /** Once all that is to be done at this turn of the event loop is done: many streams leave in one write. */
    void flushSoon() {
        if (!flushing) {
            flushing = true;
            context.executor().execute(this::flushNow);
        }
    }

    private void flushNow() {
        flushing = false;
        codec.flush(context);
    }

    // ---- what the origin says

    /** Its settings came, for the first time or anew. */
    void onSettings() {
        if (place != null) {
            place.roomGrew();
        } else if (!gone) {
            opening.ready().accept(this);
        }
    }

    /** There may be room for more streams than there was. */
    void onRoom() {
        if (place != null) {
            place.roomGrew();
        }
    }

    /** It takes no more streams. */
    void onGoAway() {
        retired = true;
        later(this::closeIfDone);
    }

    void onReadComplete() {
        pulse.heard();
        inbound.onQuiet();
    }

    // ---- the ends

    @Override
    public void retire() {
        retired = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (retired && streams == 0 && !gone) {
            onGone(null);
            channel.close();
        }
    }

    /** @param cause null: it was closed */
    void onGone(@Nullable Throwable cause) {
        if (gone) {
            return;
        }
        gone = true;
        FailureKind kind =
                cause instanceof Http2Exception ? FailureKind.BAD_BACKEND_RESPONSE : FailureKind.BACKEND_RESET;
        inbound.each(stream -> stream.broken(kind, stream.reach()));
        if (place == null) {
            opening.failed().accept(cause == null ? new ClosedChannelException() : cause);
        } else {
            place.gone();
        }
    }

    @Override
    public boolean isAwaited() {
        return streams > 0 && !gone;
    }

    @Override
    public void ask() {
        codec.encoder().writePing(context, false, System.nanoTime(), context.newPromise());
        flushNow();
    }

    @Override
    public void dead() {
        onGone(null);
        // Not through the codec: it would wait for the streams and send what nobody reads.
        context.close();
    }
}
