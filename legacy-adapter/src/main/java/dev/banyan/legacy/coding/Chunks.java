package dev.banyan.legacy.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflated bytes, in chunks that grow with what there is, so that what is refused has not cost more than the bound. */
final class Chunks {
    private static final int FIRST = 4 << 10;
    private static final int LARGEST = 1 << 20;

    private final List<byte[]> full = new ArrayList<>();
    private final long most;
    private byte[] chunk;
    private int filled;
    private long before;

    Chunks(long most) {
        this.most = most;
        this.chunk = new byte[(int) Math.min(FIRST, most + 1)];
    }

    /**
     * Inflates some more.
     *
     * @param check is told of it; null: nobody is
     * @return how many bytes; 0: there was nothing to inflate
     */
    int inflate(Inflater inflater, @Nullable CRC32 check) throws DataFormatException, TooLarge {
        if (filled == chunk.length) {
            next();
        }
        int inflated = inflater.inflate(chunk, filled, chunk.length - filled);
        if (check != null) {
            check.update(chunk, filled, inflated);
        }
        filled += inflated;
        if (before + filled > most) {
            throw new TooLarge(most);
        }
        return inflated;
    }

    /** There is room for one byte more than there may be, so that it is seen. */
    private void next() {
        full.add(chunk);
        before += filled;
        long size = Math.min(Math.min(2L * chunk.length, LARGEST), most + 1 - before);
        chunk = new byte[(int) size];
        filled = 0;
    }

    byte[] joined() {
        byte[] joined = new byte[(int) (before + filled)];
        int to = 0;
        for (byte[] one : full) {
            System.arraycopy(one, 0, joined, to, one.length);
            to += one.length;
        }
        System.arraycopy(chunk, 0, joined, to, filled);
        return joined;
    }
}
