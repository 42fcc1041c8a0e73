package dev.banyan.proxy.origin.http2;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Notices a connection that is dead without being closed, as behind a firewall that forgot it: while streams wait and
 * nothing comes, the origin is asked for a sign of life (PING, RFC 9113, section 6.7). Confined to its event loop.
 */
final class Pulse implements Runnable {
    private final EventExecutor loop;
    private final Bounds bounds;
    private final Heart heart;
    private long heard;
    private long asked;
    private boolean waitsForSign;
    private boolean running;

    /**
     * @param silenceNanos without a frame until the origin is asked
     * @param patienceNanos from there until the connection counts as dead
     */
    record Bounds(long silenceNanos, long patienceNanos) {
        static final Bounds USUAL = new Bounds(TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(5));
    }

    /** The connection that it listens to. */
    interface Heart {
        boolean isAwaited();

        void ask();

        void dead();
    }

    Pulse(EventExecutor loop, Bounds bounds, Heart heart) {
        this.loop = loop;
        this.bounds = bounds;
        this.heart = heart;
    }

    /** Something is awaited where nothing was. */
    void awaited() {
        heard();
        if (!running) {
            running = true;
            schedule(bounds.silenceNanos());
        }
    }

    /** Anything came. */
    void heard() {
        heard = System.nanoTime();
        waitsForSign = false;
    }

    @Override
    public void run() {
        if (!heart.isAwaited()) {
            running = false;
            return;
        }
        long now = System.nanoTime();
        long left = waitsForSign ? asked + bounds.patienceNanos() - now : heard + bounds.silenceNanos() - now;
        if (left > 0) {
            schedule(left);
        } else if (waitsForSign) {
            running = false;
            heart.dead();
        } else {
            waitsForSign = true;
            asked = now;
            heart.ask();
            schedule(bounds.patienceNanos());
        }
    }

    private void schedule(long nanos) {
        loop.schedule(this, nanos, TimeUnit.NANOSECONDS);
    }
}
