package dev.banyan.proxy.tls;

import dev.banyan.rules.validate.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after all files of keys and certificates, on a thread of its own: what changes is made anew, what cannot be used
 * changes nothing and is told, and of certificates that are about to expire there is a word every day.
 */
public final class TlsWatcher implements AutoCloseable {
    /** What {@code banyan_tls_reloads_total} calls a change that could be used. */
    public static final String APPLIED = "applied";
    /** And one that could not. */
    public static final String REJECTED = "rejected";

    private static final Logger LOG = LoggerFactory.getLogger(TlsWatcher.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofMillis(100);
    /** So long it waits for quiet; with it, a change is live within two seconds whatever else goes on. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final @Nullable ServerTls server;
    private final ClientTlsRegistry clients;
    private final Consumer<String> outcomes;
    private final ExpiryWarnings expiry;
    private final Thread thread;

    /**
     * Begins to watch.
     *
     * @param server null: no TLS with clients
     * @param outcomes hears how each change ends, {@link #APPLIED} or {@link #REJECTED}
     */
    public TlsWatcher(@Nullable ServerTls server, ClientTlsRegistry clients, Consumer<String> outcomes, Clock clock) {
        this.server = server;
        this.clients = clients;
        this.outcomes = outcomes;
        this.expiry = new ExpiryWarnings(server == null ? List.of() : server.certificates(), clock);
        this.thread = new Thread(this::run, "banyan-tls-watcher");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                lookSafely();
                TimeUnit.NANOSECONDS.sleep(PERIOD.toNanos());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() throws InterruptedException {
        try {
            look();
            expiry.look();
        } catch (RuntimeException e) {
            LOG.error("looking after certificates failed for a fault of Banyan's own; it goes on looking", e);
        }
    }

    private void look() throws InterruptedException {
        List<LivePem<?>> changed = all().stream().filter(LivePem::seemsChanged).toList();
        if (changed.isEmpty()) {
            return;
        }
        settle(changed);
        changed.stream().filter(LivePem::renew).forEach(this::report);
        if (server != null) {
            server.certificatesChanged();
        }
    }

    private List<LivePem<?>> all() {
        List<LivePem<?>> all = new ArrayList<>(clients.files());
        if (server != null) {
            all.addAll(server.files());
        }
        return all;
    }

    /** Certificate and key are two files, and who writes them may be in between. */
    private static void settle(List<LivePem<?>> changed) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        List<FileStamps> last = stamps(changed);
        while (Instant.now().isBefore(end)) {
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
            List<FileStamps> now = stamps(changed);
            if (now.equals(last)) {
                return;
            }
            last = now;
        }
    }

    private static List<FileStamps> stamps(List<LivePem<?>> files) {
        return files.stream().map(LivePem::stamps).toList();
    }

    private void report(LivePem<?> files) {
        boolean sound = files.isSound();
        outcomes.accept(sound ? APPLIED : REJECTED);
        if (sound) {
            LOG.info("keys and certificates renewed: {}", files.names());
        } else {
            LOG.warn("keys and certificates rejected, those before serve on: {}", files.names());
        }
        for (Problem problem : files.problems()) {
            LOG.warn("{}", problem);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
