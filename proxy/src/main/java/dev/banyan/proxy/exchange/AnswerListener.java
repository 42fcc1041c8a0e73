package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/** What an attempt at a backend tells its exchange, in this order; after a failure it tells nothing more. */
public interface AnswerListener {

    /** A connection is there and the head was sent: the request's body may follow. */
    void onConnected();

    /** A try on a stale connection failed before anything was answered, and a fresh one is used: one attempt more. */
    void onAnotherAttempt();

    /** The backend can take more of the request's body. */
    void onBackendReady();

    /**
     * An interim answer (RFC 9110, section 15.2) other than 100 and 101 came; there may be several before the head.
     *
     * @param headers as the backend sent them
     */
    void onInterim(int status, MultiMap headers);

    /**
     * A status of 101 comes only where {@link OutgoingRequest#upgrade} asked for it: the bodies are raw from then on.
     *
     * @param headers as the backend sent them
     * @param length as the backend declared it, or {@link ClientStream#UNKNOWN_LENGTH}; also where no body follows, as
     *     in the answer to a HEAD
     */
    void onHead(int status, MultiMap headers, long length);

    /** Nothing of the body came with the head: the client is not to wait for the one to see the other. */
    void onHeadAlone();

    /** The chunk is the listener's own from now on. */
    void onBody(ByteBuf chunk);

    /** @param trailers as they came, empty: none */
    void onEnd(MultiMap trailers);

    void onFailure(FailureKind kind);
}
