package dev.banyan.proxy.token;

import java.io.IOException;
import java.text.ParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one source as they were last read, and their refreshing on a thread that may block. A failure keeps the
 * last good ones.
 */
final class KeySet {
    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
    /** Tokens with made-up key ids must not make us flood the source. */
    static final long ASKED_AT_MOST_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String name;
    private final KeySetSource source;
    private final Executor executor;
    private final LongSupplier ticker;
    private final AtomicLong asked;
    private final CompletableFuture<Void> firstRead = new CompletableFuture<>();
    private volatile TrustedKeys keys = TrustedKeys.NONE;

    /**
     * @param name what the source is called in the log
     * @param executor may block
     * @param ticker nanoseconds of a monotonic clock
     */
    KeySet(String name, KeySetSource source, Executor executor, LongSupplier ticker) {
        this.name = name;
        this.source = source;
        this.executor = executor;
        this.ticker = ticker;
        this.asked = new AtomicLong(ticker.getAsLong() - ASKED_AT_MOST_EVERY_NANOS);
    }

    TrustedKeys keys() {
        return keys;
    }

    /** Done when the source was read once, with whatever success. */
    CompletableFuture<Void> firstRead() {
        return firstRead;
    }

    /** A token names a key that is not there: reads the source soon, unless that was done just now. Never blocks. */
    void keyIsMissing() {
        long now = ticker.getAsLong();
        long before = asked.get();
        if (now - before >= ASKED_AT_MOST_EVERY_NANOS && asked.compareAndSet(before, now)) {
            executor.execute(this::refresh);
        }
    }

    /** Reads the source. Blocks for some seconds at most. */
    void refresh() {
        try {
            TrustedKeys fresh = TrustedKeys.parse(source.read());
            if (!fresh.equals(keys)) {
                keys = fresh;
            }
        } catch (IOException | ParseException | RuntimeException e) {
            LOG.warn("key set {} not read, the last good one serves on: {}", name, e.getMessage());
        } finally {
            firstRead.complete(null);
        }
    }
}
