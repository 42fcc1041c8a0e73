package dev.banyan.proxy.boot;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads beside the event loops, for work that would hold one up: a few, made when they are needed, and a bounded queue
 * before them. What does not fit is refused.
 */
final class Workers implements Executor {
    private static final int WAITING_FOR_EACH = 32;
    private static final long IDLE_SECONDS = 30;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Workers(int count) {
        threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(count * WAITING_FOR_EACH),
                this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "banyan-worker-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** @throws java.util.concurrent.RejectedExecutionException where too much waits already */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** What waits is dropped. */
    void close() {
        threads.shutdownNow();
    }
}
