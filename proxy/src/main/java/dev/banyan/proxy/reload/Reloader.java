package dev.banyan.proxy.reload;

import dev.banyan.rules.live.LastReload;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Reload;
import dev.banyan.rules.live.RulesSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs reloads one after the other on a thread of its own, so that no event loop ever waits for one, and tells what came
 * of them.
 */
public final class Reloader implements AutoCloseable {
    /** The actor of a reload that nobody asked for. */
    public static final String WATCHER = "rules";

    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    private final LiveRules live;
    private final List<ReloadListener> listeners;
    private final ReloadLog log = new ReloadLog(LOG);
    private final ExecutorService executor;
    private @Nullable Thread watcher;

    /** Watches nothing until {@link #watch}. */
    public Reloader(LiveRules live, List<ReloadListener> listeners) {
        this.live = live;
        this.listeners = List.copyOf(listeners);
        this.executor = Executors.newSingleThreadExecutor(task -> thread("banyan-reload", task));
    }

    /**
     * Begins to look for changes, by the file system's events and by polling, until {@link #close}.
     *
     * @param root the file or directory that {@code source} reads; it need not exist
     */
    public synchronized void watch(Path root, RulesSource source) {
        if (MountPoints.ofThisProcess().isMountedFile(root)) {
            LOG.warn(
                    "the rules file {} is mounted by itself: where another file replaces it outside, it stays what it"
                            + " is; mount its directory",
                    root);
        }
        if (watcher == null) {
            watcher = thread("banyan-rules-watcher", new RulesWatcher(root, source, this::lookAgain));
            watcher.start();
        }
    }

    /**
     * Reloads now. The stage ends on the reloading thread.
     *
     * @param actor who asks
     * @throws RejectedExecutionException after {@link #close}
     */
    public CompletionStage<Reload> reload(String actor) {
        return CompletableFuture.supplyAsync(() -> run(actor, true), executor);
    }

    /** No reload begins from now on; one that runs goes on to its end. */
    @Override
    public synchronized void close() {
        if (watcher != null) {
            watcher.interrupt();
        }
        executor.shutdown();
    }

    /** For the watcher, which waits: what it sees may be nothing new, and then nobody is told. */
    private void lookAgain() {
        try {
            CompletableFuture.runAsync(() -> run(WATCHER, false), executor).join();
        } catch (RejectedExecutionException closed) {
            // The watcher was just looking when the end came.
        }
    }

    private Reload run(String actor, boolean asked) {
        String before = live.revision();
        LastReload last = live.lastReload();
        Reload outcome = live.reload();
        boolean news = last == null || isNews(last.outcome(), outcome);
        if (news) {
            log.outcome(outcome, before, actor);
        }
        if (news || asked) {
            listeners.forEach(listener -> tell(listener, outcome, before, actor));
        }
        return outcome;
    }

    private static boolean isNews(Reload before, Reload now) {
        return now instanceof Reload.Unchanged ? !before.successful() : !now.equals(before);
    }

    private static void tell(ReloadListener listener, Reload outcome, String before, String actor) {
        try {
            listener.reloaded(outcome, before, actor);
        } catch (RuntimeException e) {
            LOG.error("a listener failed to hear of a reload", e);
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
