package dev.banyan.proxy.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A backend whose connections a test holds in its own hands, one after the other. */
public final class WebSocketOrigin implements AutoCloseable {
    private final ServerSocket server;
    private final List<WebSocketPeer> peers = new ArrayList<>();

    public WebSocketOrigin() throws IOException {
        server = new ServerSocket();
        server.setReceiveBufferSize(WebSocketPeer.RECEIVE_BUFFER);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setSoTimeout(10_000);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The next connection, the head of its first request read. */
    public WebSocketPeer next() throws IOException {
        WebSocketPeer peer = new WebSocketPeer(server.accept());
        peers.add(peer);
        return peer.readHead();
    }

    /** True where nobody connects for a moment. */
    public boolean isLeftAlone() throws IOException {
        server.setSoTimeout(200);
        try {
            peers.add(new WebSocketPeer(server.accept()));
            return false;
        } catch (SocketTimeoutException nobody) {
            return true;
        } finally {
            server.setSoTimeout(10_000);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (WebSocketPeer peer : peers) {
            peer.close();
        }
    }
}
