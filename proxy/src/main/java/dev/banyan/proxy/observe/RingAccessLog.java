package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Formats on the event loop, straight into a place of the ring, and leaves the writing to one thread. */
final class RingAccessLog implements AccessLog {
    private static final int CAPACITY = 8192;
    private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final LineFormat format;
    private final LineRing ring;
    private final LogWriter writer;
    private final Thread thread;
    private final IntConsumer dropped;

    private RingAccessLog(LineFormat format, LineRing ring, LogWriter writer, IntConsumer dropped) {
        this.format = format;
        this.ring = ring;
        this.writer = writer;
        this.dropped = dropped;
        this.thread = new Thread(writer, "banyan-access-log");
        thread.setDaemon(true);
    }

    static RingAccessLog start(LineFormat format, LogTarget target, IntConsumer dropped) {
        LineRing ring = new LineRing(CAPACITY);
        RingAccessLog log = new RingAccessLog(format, ring, new LogWriter(ring, target, dropped), dropped);
        log.thread.start();
        return log;
    }

    @Override
    public void log(Facts facts) {
        long place = ring.claim();
        if (place == LineRing.FULL) {
            dropped.accept(1);
            return;
        }
        try {
            format.write(facts, System.currentTimeMillis(), ring.line(place));
        } finally {
            ring.publish(place);
        }
    }

    @Override
    public void close() {
        writer.finish();
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
