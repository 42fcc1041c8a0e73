package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/** Writes what stands around the bytes of a chunked body (RFC 9112, section 7.1). */
public final class ChunkWriter {
    private static final int CR_LF = '\r' << 8 | '\n';
    private static final int LAST = '0' << 16 | CR_LF;

    /** Bytes that {@link #begin} and {@link #end} write at most. */
    public static final int OVERHEAD = 12;

    private ChunkWriter() {}

    /** Writes the line before a chunk. @param size more than 0: a chunk of 0 bytes would be the last */
    public static void begin(int size, ByteBuf into) {
        for (int shift = 28 - Integer.numberOfLeadingZeros(size) / 4 * 4; shift >= 0; shift -= 4) {
            int digit = size >>> shift & 0xf;
            into.writeByte(digit < 10 ? '0' + digit : 'a' - 10 + digit);
        }
        into.writeShort(CR_LF);
    }

    /** Writes the end of a chunk. */
    public static void end(ByteBuf into) {
        into.writeShort(CR_LF);
    }

    /** Writes the last chunk, the trailers and the end of the message. */
    public static void last(MultiMap trailers, ByteBuf into) {
        into.writeMedium(LAST);
        if (trailers.isEmpty()) {
            into.writeShort(CR_LF);
        } else {
            HeadWriter.writeFields(trailers, into);
        }
    }
}
