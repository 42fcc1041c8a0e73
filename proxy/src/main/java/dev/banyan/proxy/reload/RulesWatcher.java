package dev.banyan.proxy.reload;

import dev.banyan.rules.live.RulesSource;
import dev.banyan.rules.live.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that rules have changed, and waits until whoever writes them seems to have finished.
 *
 * <p>Events alone do not do: they get lost where links are swapped or files come over a network. Looking alone takes
 * longer. So it looks at each event, and every half second without one.
 */
final class RulesWatcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RulesWatcher.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofMillis(100);
    /** So long it waits for quiet; with it, a file that is written all the time is still live within two seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(800);
    /** The coarsest tick of a file system's clock that is to be expected. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Path root;
    private final RulesSource source;
    private final Runnable changed;
    private @Nullable Stamp seen;
    private Instant seenAt = Instant.EPOCH;
    private Object seenContent = "";

    /** @param changed reloads, and returns when that is done */
    RulesWatcher(Path root, RulesSource source, Runnable changed) {
        this.root = root;
        this.source = source;
        this.changed = changed;
    }

    /** Ends when its thread is interrupted. */
    @Override
    public void run() {
        try (FileEvents events = new FileEvents(root)) {
            while (!Thread.currentThread().isInterrupted()) {
                lookSafely(events);
                events.await(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely(FileEvents events) throws InterruptedException {
        try {
            look(events);
        } catch (RuntimeException e) {
            LOG.error("looking for changed rules failed for a fault of Banyan's own; it goes on looking", e);
        }
    }

    private void look(FileEvents events) throws InterruptedException {
        Stamp now = source.stamp();
        boolean same = seen != null && now.identity().equals(seen.identity());
        if (same && seenAt.isAfter(now.newest().plus(TICK))) {
            return;
        }
        seen = same ? now : settled(now, events);
        seenAt = Instant.now();
        Object content = source.read().identity();
        if (!same || !content.equals(seenContent)) {
            seenContent = content;
            changed.run();
        }
    }

    private Stamp settled(Stamp first, FileEvents events) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Stamp last = first;
        while (System.nanoTime() < end) {
            boolean event = events.await(QUIET);
            Stamp now = source.stamp();
            if (!event && now.identity().equals(last.identity())) {
                return now;
            }
            last = now;
        }
        return last;
    }
}
