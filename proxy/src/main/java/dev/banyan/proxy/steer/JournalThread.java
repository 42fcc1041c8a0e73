package dev.banyan.proxy.steer;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that touches the journal's files, with a bounded queue before it. */
final class JournalThread implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JournalThread.class);
    private static final int QUEUE = 1024;

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), JournalThread::thread);

    /** Failures of files come as {@link VerbRefused}. */
    <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> run(task, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new VerbRefused(
                    VerbRefused.Kind.BUSY, "the audit journal takes nothing more at this moment; nothing was changed"));
        }
        return result;
    }

    private static <T> void run(Callable<T> task, CompletableFuture<T> result) {
        try {
            result.complete(task.call());
        } catch (IOException e) {
            log.error("audit journal: {}", e.toString());
            result.completeExceptionally(new VerbRefused(
                    VerbRefused.Kind.JOURNAL,
                    "the audit journal in stateDir cannot be read or written; nothing was changed"));
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    /** Lets what waits be done first. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn(
                        "audit journal: {} verbs were still waiting after 10 s",
                        executor.getQueue().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "banyan-journal");
        thread.setDaemon(true);
        return thread;
    }
}
