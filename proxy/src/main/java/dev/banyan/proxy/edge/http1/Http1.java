package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.edge.ClientConnection;
import dev.banyan.proxy.edge.ClientProtocol;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.Peer;

/** HTTP/1.0 and 1.1 as one event loop speaks them to clients. */
public final class Http1 implements ClientProtocol {
    private final Front front;
    private final Bounds bounds;

    public Http1(Front front) {
        this.front = front;
        this.bounds = Bounds.of(front.settings().limits());
    }

    @Override
    public ClientConnection open(Peer peer) {
        return new Http1Connection(front, bounds, peer);
    }
}
