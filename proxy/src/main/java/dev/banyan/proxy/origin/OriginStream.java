package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.OutgoingRequest;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/**
 * One request and its answer on a connection to an origin: all of it in HTTP/1 for as long as it lasts, one of many in
 * HTTP/2. Confined to the event loop of its connection.
 *
 * <p>It ends by itself when the request and the answer are whole, when it broke, or by {@link #cancel}; its connection
 * goes back to the pool, or is closed, without anybody's doing. Once the listener heard {@link OriginListener#onEnd} or
 * {@link OriginListener#onBroken}, or {@link #cancel} or {@link #release} was called, it belongs to somebody else and
 * must not be touched again.
 */
public interface OriginStream {

    /**
     * True where the connection has served a request before: the origin may have closed it without our knowing yet, so
     * that a request may fail which a fresh connection would carry.
     */
    boolean isReused();

    /**
     * Sends the head; called first and once. It leaves with the first bytes of the body, with the end, or by {@link
     * #flush}, whichever comes first. The framing is made anew from {@link OutgoingRequest#bodyLength}.
     *
     * @param origin whose base path and Host the head gets
     * @param listener hears what becomes of it, never before this returns
     */
    void sendHead(OutgoingRequest request, Origin origin, OriginListener listener);

    /** Sends a part of the body; takes over the buffer. Leaves soon, several parts perhaps in one write. */
    void send(ByteBuf body);

    /**
     * The request is whole.
     *
     * @param trailers those to be sent; left out where the protocol or the framing has no place for them
     */
    void end(MultiMap trailers);

    /** Lets leave what was sent; harmless where all of it has left. */
    void flush();

    /** True while the origin reads slower than it is sent to; {@link OriginListener#onWritable} follows once it is not. */
    boolean isFull();

    /** Holds the answer's body back; a few parts that were read already may still come. */
    void pause();

    void resume();

    /** Gives it up at once (HTTP/1: the connection is closed; HTTP/2: the stream is reset). The listener hears no more. */
    void cancel();

    /** Gives it back unused: only before {@link #sendHead}. */
    void release();
}
