package dev.banyan.proxy.origin;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/**
 * What a stream to an origin tells of its answer: interim answers, one head, the body, the end. After {@link #onEnd} or
 * {@link #onBroken} nothing more. Never called from within {@link OriginStream#sendHead}.
 */
public interface OriginListener {

    /** How far a request got that broke: what decides whether it may be sent once more. */
    enum Reach {
        /**
         * The origin certainly did not act on it: it was never written, or the origin said so (HTTP/2: REFUSED_STREAM,
         * or above GOAWAY's last stream).
         */
        UNPROCESSED,
        /** The origin may have acted on it, and not one byte of an answer came. */
        UNANSWERED,
        /** Some of an answer came, be it an interim one or part of a head. */
        ANSWERED
    }

    /** An answer before the answer: 102, 103 or another 1xx, but neither 100 nor 101 (RFC 9110, section 15.2). */
    void onInterim(int status, MultiMap headers);

    /**
     * The head, checked: a body that has a length and a coding, two lengths, or a status that cannot be, breaks the
     * stream instead.
     *
     * @param status 200 to 999, or 101 where {@code OutgoingRequest.upgrade()} asked for it: what follows is the raw
     *     bytes of a tunnel, both ways, and each way's end is the end of its body
     * @param headers as the origin sent them; the receiver may read them after this returned
     * @param length of the body as declared, or {@link dev.banyan.proxy.exchange.ClientStream#UNKNOWN_LENGTH}; also
     *     where no body follows, as in the answer to a HEAD
     */
    void onHead(int status, MultiMap headers, long length);

    /** Nothing of the body came with the head: nobody is to wait for the one to see the other. */
    void onHeadAlone();

    /** A part of the body, never empty; the receiver takes over the buffer. */
    void onBody(ByteBuf body);

    /** The answer is whole; where the request is not, no more of it can be sent. */
    void onEnd(MultiMap trailers);

    /** The origin can take more of the request's body; only after {@link OriginStream#isFull} was true. */
    void onWritable();

    /**
     * The stream is over without a whole answer.
     *
     * @param kind {@code BACKEND_RESET} where the origin closed or reset, {@code BAD_BACKEND_RESPONSE} where what it
     *     sent cannot be read, or breaks a rule of framing
     */
    void onBroken(FailureKind kind, Reach reach);
}
