package dev.banyan.proxy.edge.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Looks at the head of every frame before the reader does, also of those that the reader drops: what comes too often
 * ends the connection, and it is known whether a head of a request has begun and not ended.
 */
final class FrameWatch implements Http2FrameReader {
    private static final int END_STREAM = 0x1;
    private static final int ACK = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int SMALL_PART = 8 * 1024;
    private static final int MAX_SMALL_PARTS = 16;

    private final Http2FrameReader reader;
    private final FloodGuard guard;
    private final int maxBlock;

    /** From where the reader is to the first frame that was not looked at yet; that may be more than what has come. */
    private int ahead;

    private boolean awaitsPayload;
    private boolean awaitsData;
    private long serial;
    private boolean insideFrameHead;
    private int blockBytes;
    private int smallParts;
    private boolean insideBlock;

    /** @param maxBlock bytes of one header block */
    FrameWatch(Http2FrameReader reader, FloodGuard guard, int maxBlock) {
        this.reader = reader;
        this.guard = guard;
        this.maxBlock = maxBlock;
    }

    /** Grows with every frame but those that go on with a head: by it the same unfinished thing is known again. */
    long serial() {
        return serial;
    }

    /** True where the client has begun to say something, other than DATA, and owes the rest of it. */
    boolean isUnfinished() {
        return insideBlock || insideFrameHead || awaitsPayload && !awaitsData;
    }

    @Override
    public void readFrame(ChannelHandlerContext context, ByteBuf in, Http2FrameListener listener)
            throws Http2Exception {
        int next = look(in, in.readerIndex() + ahead);
        try {
            reader.readFrame(context, in, listener);
        } finally {
            // An error of one stream leaves the frames behind it for the next call.
            ahead = next - in.readerIndex();
        }
    }

    /** Looks at all frames from there on whose head has come; where the first one begins that has not. */
    private int look(ByteBuf in, int from) throws Flooded {
        int at = from;
        if (at > in.writerIndex()) {
            return at;
        }
        awaitsPayload = false;
        while (in.writerIndex() - at >= Http2CodecUtil.FRAME_HEADER_LENGTH) {
            int length = in.getUnsignedMedium(at);
            byte type = in.getByte(at + 3);
            int payload = at + Http2CodecUtil.FRAME_HEADER_LENGTH;
            see(type, in.getByte(at + 4), length, in, payload);
            at = payload + length;
            awaitsData = type == Http2FrameTypes.DATA;
        }
        awaitsPayload = at > in.writerIndex();
        insideFrameHead = at < in.writerIndex();
        return at;
    }

    private void see(byte type, int flags, int length, ByteBuf in, int payload) throws Flooded {
        serial += type == Http2FrameTypes.CONTINUATION ? 0 : 1;
        switch (type) {
            case Http2FrameTypes.DATA -> seeData(flags, length, in, payload);
            case Http2FrameTypes.HEADERS -> seeHeaders(flags, length);
            case Http2FrameTypes.CONTINUATION -> seePart(flags, length);
            case Http2FrameTypes.PRIORITY -> guard.count(Flood.PRIORITY);
            case Http2FrameTypes.RST_STREAM -> guard.count(Flood.RAPID_RESET);
            case Http2FrameTypes.SETTINGS -> guard.count(Flood.SETTINGS);
            case Http2FrameTypes.PING -> seePing(flags);
            case Http2FrameTypes.WINDOW_UPDATE -> guard.count(Flood.WINDOW_UPDATE);
            default -> guard.count(Flood.UNKNOWN);
        }
    }

    private void seePing(int flags) throws Flooded {
        // What answers ours costs nothing that a client could have more of.
        guard.count((flags & ACK) == 0 ? Flood.PING : Flood.UNKNOWN);
    }

    private void seeData(int flags, int length, ByteBuf in, int payload) throws Flooded {
        boolean padded = (flags & PADDED) != 0 && payload < in.writerIndex();
        int padding = padded ? 1 + in.getUnsignedByte(payload) : 0;
        if (length <= padding && (flags & END_STREAM) == 0) {
            guard.count(Flood.EMPTY_DATA);
        }
    }

    private void seeHeaders(int flags, int length) throws Flooded {
        guard.streamBegan();
        blockBytes = 0;
        smallParts = 0;
        seePart(flags, length);
    }

    private void seePart(int flags, int length) throws Flooded {
        insideBlock = (flags & END_HEADERS) == 0;
        blockBytes += length;
        if (insideBlock && length < SMALL_PART) {
            smallParts++;
        }
        if (blockBytes > maxBlock || smallParts > MAX_SMALL_PARTS) {
            throw new Flooded(Flood.CONTINUATION);
        }
    }

    @Override
    public Configuration configuration() {
        return reader.configuration();
    }

    @Override
    public void close() {
        reader.close();
    }
}
