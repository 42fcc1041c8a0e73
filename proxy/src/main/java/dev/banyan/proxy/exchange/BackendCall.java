package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/** One attempt at a backend. Confined to its event loop. */
public interface BackendCall {

    /** Sets the attempt going; the listener may hear of it before this returns. */
    void start();

    /** True while no connection is being made for it, because as many as may be are in use already. */
    boolean isWaiting();

    /** Sends a part of the request's body and owns it from then on; only after {@link AnswerListener#onConnected}. */
    void send(ByteBuf chunk);

    /**
     * The request's body is whole; in a tunnel: the client sends nothing more.
     *
     * @param trailers empty: none
     */
    void end(MultiMap trailers);

    /** True while the backend reads slower than it is sent to; {@link AnswerListener#onBackendReady} follows. */
    boolean isFull();

    /** Holds the answer's body back. */
    void pause();

    void resume();

    /**
     * Gives the attempt up; its connection is closed and the listener hears nothing more. Harmless after the end.
     *
     * @param why what the attempt counts as, such as a timeout
     */
    void cancel(FailureKind why);
}
