package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.edge.ClientConnection;
import dev.banyan.proxy.edge.ClientProtocol;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.Peer;

/** HTTP/2 with clients (RFC 9113), by ALPN or by prior knowledge; what comes first is the client's preface. */
public final class Http2Protocol implements ClientProtocol {
    private final Front front;

    public Http2Protocol(Front front) {
        this.front = front;
    }

    @Override
    public ClientConnection open(Peer peer) {
        return Http2ClientConnection.open(front, peer);
    }
}
