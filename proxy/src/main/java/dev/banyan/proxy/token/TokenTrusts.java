package dev.banyan.proxy.token;

import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.split.Claims;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Whoever's tokens are believed, across generations: key sets and verified tokens outlive a reload. */
public final class TokenTrusts implements AutoCloseable {
    /** How often a key set is read without being asked for. */
    static final Duration REFRESH = Duration.ofMinutes(5);

    private record Trusted(TokenClaims claims, Future<?> refreshing) {}

    private final ConcurrentMap<JwtTrust, Trusted> trusts = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor executor;
    private final Path directory;
    private final LongSupplier clock;

    /** @param directory where relative paths of key sets start: that of the rules */
    public TokenTrusts(Path directory) {
        this(directory, System::currentTimeMillis);
    }

    TokenTrusts(Path directory, LongSupplier clock) {
        this.directory = directory;
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(1, TokenTrusts::thread);
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler(new ScheduledThreadPoolExecutor.DiscardPolicy());
    }

    /** The claims that this trust believes; the same for an equal trust. Its keys begin to be read. Never blocks. */
    public Claims claims(JwtTrust trust) {
        return trusts.computeIfAbsent(trust, this::begin).claims();
    }

    /**
     * Waits until the keys of every trust were read once, so that a generation does not begin by disbelieving everyone.
     * Not for an event loop.
     *
     * @param atMost after which it goes on all the same
     */
    public void settle(Duration atMost) {
        CompletableFuture<?>[] reads = trusts.values().stream()
                .map(trusted -> trusted.claims().firstRead())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(reads)
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Every other trust is gone. */
    public void retain(Collection<JwtTrust> live) {
        Set<JwtTrust> kept = Set.copyOf(live);
        trusts.forEach((trust, trusted) -> {
            if (!kept.contains(trust) && trusts.remove(trust, trusted)) {
                trusted.refreshing().cancel(false);
            }
        });
    }

    @Override
    public void close() {
        executor.shutdownNow();
        trusts.clear();
    }

    private Trusted begin(JwtTrust trust) {
        KeySetSource source = KeySetSource.of(trust.jwks(), directory);
        TokenClaims claims = new TokenClaims(trust, source, executor, clock, System::nanoTime);
        Future<?> refreshing =
                executor.scheduleWithFixedDelay(claims::refresh, 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        return new Trusted(claims, refreshing);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "banyan-key-sets");
        thread.setDaemon(true);
        return thread;
    }
}
