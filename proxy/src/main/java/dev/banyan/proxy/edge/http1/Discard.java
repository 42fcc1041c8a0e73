package dev.banyan.proxy.edge.http1;

/** What a client sends that nobody wants: a little of it is read and thrown away, for a little while. */
final class Discard {
    private static final int BYTES = 256 * 1024;
    private static final long NANOS = 1_000_000_000L;

    private boolean running;
    private int thrownAway;
    private long since;

    void begin() {
        running = true;
        thrownAway = 0;
        since = System.nanoTime();
    }

    void end() {
        running = false;
    }

    boolean isRunning() {
        return running;
    }

    /** False where that is too much. */
    boolean takes(int bytes) {
        thrownAway += bytes;
        return thrownAway <= BYTES;
    }

    boolean lastsTooLong(long nowNanos) {
        return running && nowNanos - since > NANOS;
    }
}
