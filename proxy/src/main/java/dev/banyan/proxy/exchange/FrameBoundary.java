package dev.banyan.proxy.exchange;

import io.netty.buffer.ByteBuf;

/**
 * Knows, of one direction of a WebSocket, whether a frame has just ended, by the lengths in the frames' heads (RFC 6455,
 * section 5.2). The bytes themselves are not touched.
 */
final class FrameBoundary {
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private long payloadLeft;
    private int headSeen;
    private int headSize = 2;
    private long length;
    private boolean masked;

    /** True where the next byte begins a frame. */
    boolean isHere() {
        return payloadLeft == 0 && headSeen == 0;
    }

    /** Goes over all of these bytes. */
    void pass(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            at = step(bytes, at);
        }
    }

    /** Goes on to where the next frame ends: how many of the bytes that were, or -1 where none of them ends one. */
    int passToEnd(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            at = step(bytes, at);
            if (isHere()) {
                return at - bytes.readerIndex();
            }
        }
        return -1;
    }

    private int step(ByteBuf bytes, int at) {
        if (payloadLeft > 0) {
            int passed = (int) Math.min(payloadLeft, bytes.writerIndex() - at);
            payloadLeft -= passed;
            return at + passed;
        }
        readHead(bytes.getUnsignedByte(at));
        return at + 1;
    }

    private void readHead(int octet) {
        if (headSeen == 1) {
            masked = octet >= 0x80;
            length = octet & 0x7f;
            int extended = length == LENGTH_IN_TWO_BYTES ? 2 : length == LENGTH_IN_EIGHT_BYTES ? 8 : 0;
            length = extended == 0 ? length : 0;
            headSize = 2 + extended + (masked ? 4 : 0);
        } else if (headSeen > 1 && headSeen < headSize - (masked ? 4 : 0)) {
            length = length << 8 | octet;
        }
        headSeen++;
        if (headSeen >= headSize && headSeen > 1) {
            headSeen = 0;
            headSize = 2;
            // The top bit must be zero; a peer that sets it gets a frame without end, and no more than that.
            payloadLeft = length < 0 ? Long.MAX_VALUE : length;
        }
    }
}
