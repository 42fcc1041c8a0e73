package dev.banyan.proxy.reload;

import java.util.concurrent.locks.LockSupport;

/** How late a thread that does nothing is woken on this machine: what a busy machine does to everybody is nobody's fault. */
final class Lateness implements AutoCloseable {
    private static final long PERIOD_NANOS = 10_000_000;

    private final Thread thread = new Thread(this::watch, "lateness");
    private volatile long worstNanos;

    Lateness() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            long due = System.nanoTime() + PERIOD_NANOS;
            LockSupport.parkNanos(PERIOD_NANOS);
            worstNanos = Math.max(worstNanos, System.nanoTime() - due);
        }
    }

    double worstSeconds() {
        return worstNanos / 1e9;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
