package dev.banyan.proxy.exchange;

import dev.banyan.proxy.resilience.Admission;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * What all exchanges of one event loop share.
 * Confined to that loop, but for {@link #inFlight} and {@link #goOn}.
 */
public final class Lane {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final int index;
    private final ActiveRouting routing;
    private final ExchangeObserver observer;
    private final DebugAudience debugAudience;
    private final Clock clock;
    private final Executor loop;
    private final Executor workers;
    private final Deadlines deadlines = new Deadlines(System.nanoTime());
    private final SecureRandom secrets = new SecureRandom();
    private final SplittableRandom draws = new SplittableRandom(secrets.nextLong());
    private final Admission admission;
    private volatile int inFlight;

    /**
     * @param exhausted true while the process has hardly any memory left
     * @param loop the event loop
     * @param workers a few other threads; refuses what is too much for them
     */
    public Lane(
            int index,
            ActiveRouting routing,
            ExchangeObserver observer,
            DebugAudience debugAudience,
            BooleanSupplier exhausted,
            Clock clock,
            Executor loop,
            Executor workers) {
        this.index = index;
        this.routing = routing;
        this.observer = observer;
        this.debugAudience = debugAudience;
        this.clock = clock;
        this.loop = loop;
        this.workers = workers;
        this.admission = new Admission(Deadlines.tickNanos(), exhausted, draws::nextDouble, System.nanoTime());
    }

    /** Who sees {@code x-banyan-*} in answers. */
    public enum DebugAudience {
        TRUSTED,
        EVERYONE,
        NOBODY;

        boolean includes(boolean trusted) {
            return this == EVERYONE || this == TRUSTED && trusted;
        }
    }

    /** The index of the event loop, from 0. */
    public int index() {
        return index;
    }

    public Routing routing() {
        return routing.current();
    }

    public ExchangeObserver observer() {
        return observer;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    /** To be called every {@link Deadlines#tickMillis}: what is due happens, and how late this is tells how busy it is. */
    public void tick(long nowNanos) {
        admission.tick(nowNanos);
        deadlines.tick(nowNanos);
    }

    /** Whether the event loop keeps up well enough for one more request. */
    boolean admits() {
        return admission.admits();
    }

    /** Has another thread do what would hold the event loop up; false: too much waits there already. */
    boolean elsewhere(Runnable work) {
        try {
            workers.execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Goes on upon the event loop; for any thread. Once that has ended nobody is left to go on for. */
    void goOn(Runnable rest) {
        try {
            loop.execute(rest);
        } catch (RejectedExecutionException ended) {
            // The process is about to end.
        }
    }

    DebugAudience debugAudience() {
        return debugAudience;
    }

    long now() {
        return clock.millis();
    }

    /** A bucket for a request that brings no key and is to get none. */
    int drawBucket() {
        return draws.nextInt(10_000);
    }

    /** 64 random bits, for request ids and traces: unique, not secret. */
    public long drawId() {
        return draws.nextLong();
    }

    /** A key for a new user: 128 random bits, base64url. */
    String newKey() {
        byte[] bits = new byte[16];
        secrets.nextBytes(bits);
        return BASE64.encodeToString(bits);
    }

    /** Exchanges that are under way; may be read from any thread. */
    public int inFlight() {
        return inFlight;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by its own event loop alone
    void began() {
        inFlight = inFlight + 1;
    }

    void ended() {
        inFlight = inFlight - 1;
    }
}
