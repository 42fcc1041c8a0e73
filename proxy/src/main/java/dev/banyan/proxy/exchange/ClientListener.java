package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/** What a client's stream tells its exchange. */
public interface ClientListener {

    /** The chunk is the listener's own from now on. */
    void onClientBody(ByteBuf chunk);

    /** @param trailers as they came; empty: none */
    void onClientEnd(MultiMap trailers);

    /** The client can take more of the answer. */
    void onClientReady();

    /** The client closed its connection. */
    void onClientGone();

    /** The client's connection is to end soon: a tunnel says so to both its ends and closes. */
    void onDrain();

    /**
     * What the client sends, or leaves undone, ends the exchange: a malformed body, one that stays away, an answer that
     * is not read. Nothing more of the body comes.
     */
    void onClientFailed(FailureKind why);
}
