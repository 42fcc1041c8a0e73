package dev.banyan.proxy.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * A body in one piece, put together as it comes, up to a bound. It is a copy, so that many small parts hold no more
 * memory than what is in them, and it takes room only as the bytes come, whatever length was declared.
 */
final class CollectedBody {
    private static final byte[] NOTHING = {};
    private static final int FIRST = 4096;

    private final int most;
    private byte[] bytes = NOTHING;
    private int length;

    /** @param most bytes */
    CollectedBody(int most) {
        this.most = most;
    }

    /**
     * Takes a copy of a part, which stays the caller's.
     *
     * @return false where it would become more than the bound; then nothing of the part was taken
     */
    boolean add(ByteBuf part) {
        int size = part.readableBytes();
        if (size > most - length) {
            return false;
        }
        if (size > bytes.length - length) {
            long doubled = Math.max(FIRST, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(doubled, length + size)));
        }
        part.getBytes(part.readerIndex(), bytes, length, size);
        length += size;
        return true;
    }

    int length() {
        return length;
    }

    /** What is there; not copied where that can be. */
    byte[] bytes() {
        if (length < bytes.length) {
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    /** The same, to be sent. */
    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(bytes, 0, length);
    }
}
