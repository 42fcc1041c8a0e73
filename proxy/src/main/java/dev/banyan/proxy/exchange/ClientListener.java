package dev.banyan.proxy.exchange;

import io.vertx.core.buffer.Buffer;

/** What a client's stream tells its exchange. */
public interface ClientListener {

    void onClientBody(Buffer chunk);

    void onClientEnd();

    /** The client can take more of the answer. */
    void onClientReady();

    /** The client closed its connection, or its body turned out to be malformed. */
    void onClientGone();

    /** The client sent nothing of its body for too long. */
    void onClientStalled();
}
