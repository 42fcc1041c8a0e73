package dev.banyan.proxy.observe;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** The one thread that takes lines off the ring and writes them in blocks. */
final class LogWriter implements Runnable {
    /** Nobody wakes the writer, so that logging costs the event loops no system call; it looks by itself. */
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long FOLLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BLOCK = 64 * 1024;

    private final LineRing ring;
    private final LogTarget target;
    private final IntConsumer dropped;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private int lines;
    private volatile boolean closing;

    /** @param dropped told how many lines could not be written */
    LogWriter(LineRing ring, LogTarget target, IntConsumer dropped) {
        this.ring = ring;
        this.target = target;
        this.dropped = dropped;
    }

    @Override
    public void run() {
        long followed = System.nanoTime();
        while (true) {
            boolean last = closing;
            drain();
            if (last) {
                break;
            }
            if (System.nanoTime() - followed >= FOLLOW_NANOS) {
                follow();
                followed = System.nanoTime();
            }
            LockSupport.parkNanos(this, NAP_NANOS);
        }
        close();
    }

    /** Ends the thread once what is on the ring is written. */
    void finish() {
        closing = true;
    }

    private void drain() {
        for (Line line = ring.peek(); line != null; line = ring.peek()) {
            append(line);
            ring.release();
        }
        flush();
    }

    private void append(Line line) {
        if (line.length() > BLOCK - filled) {
            flush();
        }
        if (line.length() > BLOCK) {
            dropped.accept(1);
            return;
        }
        System.arraycopy(line.bytes(), 0, block, filled, line.length());
        filled += line.length();
        lines++;
    }

    private void flush() {
        if (filled == 0) {
            return;
        }
        try {
            target.write(block, filled);
        } catch (IOException full) {
            dropped.accept(lines);
        }
        filled = 0;
        lines = 0;
    }

    private void follow() {
        try {
            target.follow();
        } catch (IOException unwritable) {
            // The file that is open is still there to be written to; the next second tries again.
            return;
        }
    }

    private void close() {
        try {
            target.close();
        } catch (IOException lost) {
            dropped.accept(1);
        }
    }
}
