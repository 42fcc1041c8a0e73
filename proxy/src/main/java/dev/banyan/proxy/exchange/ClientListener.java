package dev.banyan.proxy.exchange;

import io.vertx.core.buffer.Buffer;

/** What a client's stream tells its exchange. */
public interface ClientListener {

    void onClientBody(Buffer chunk);

    void onClientEnd();

    /** The client can take more of the answer. */
    void onClientReady();

    /** The client closed its connection. */
    void onClientGone();

    /** The client's body turned out to be malformed; nothing more of it will come. */
    void onClientMalformed();

    /** The client sent nothing of its body for too long. */
    void onClientStalled();
}
