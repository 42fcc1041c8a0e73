package dev.banyan.proxy.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The way back through a WebSocket: bytes as they come, until a drain. Then the client is told 1001, "going away" (RFC
 * 6455, section 7.4.1), as soon as a frame has ended; its own Close goes on to the backend, which so hears the same code.
 */
final class Tunnel {
    private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xe9};

    private final ClientStream client;
    private final FrameBoundary boundary = new FrameBoundary();
    private boolean leaving;
    private boolean said;

    Tunnel(ClientStream client) {
        this.client = client;
    }

    void send(ByteBuf chunk) {
        if (said) {
            chunk.release();
        } else if (leaving) {
            sendToBoundary(chunk);
        } else {
            boundary.pass(chunk);
            client.send(chunk);
        }
    }

    void leave() {
        leaving = true;
        if (!said && boundary.isHere()) {
            sayGoingAway();
        }
    }

    private void sendToBoundary(ByteBuf chunk) {
        int whole = boundary.passToEnd(chunk);
        if (whole < 0) {
            client.send(chunk);
            return;
        }
        client.send(chunk.writerIndex(chunk.readerIndex() + whole));
        sayGoingAway();
    }

    private void sayGoingAway() {
        said = true;
        client.send(Unpooled.wrappedBuffer(GOING_AWAY));
    }
}
