package dev.banyan.proxy.resilience;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * How much of what comes one event loop lets in. A loop that cannot keep up is late with its ticks: one late tick is a
 * pause of the collector or of a busy machine, but where even the promptest tick of a fifth of a second is late, requests wait longer for the
 * loop than it takes to answer them. Then a share of new requests is refused at once, more as long as that lasts, and
 * fewer step by step when it is over (the idea of CoDel, RFC 8289, with refusing in place of dropping). Confined to its
 * event loop.
 */
public final class Admission {
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** A round says nothing where a pause left it with fewer ticks than these. */
    private static final int ENOUGH_TICKS = 3;

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double LESS = 0.6;
    private static final double MORE = 0.25;
    private static final double LEAST = 0.02;

    private final long tickNanos;
    private final BooleanSupplier exhausted;
    private final DoubleSupplier chance;
    private double share = 1;
    private long lastTick;
    private long roundEnds;
    private long promptest = Long.MAX_VALUE;
    private int ticks;

    /**
     * @param tickNanos how often {@link #tick} is meant to be called
     * @param exhausted true while the process has hardly any memory left: then nothing is let in
     * @param chance draws from 0 to below 1
     */
    public Admission(long tickNanos, BooleanSupplier exhausted, DoubleSupplier chance, long nowNanos) {
        this.tickNanos = tickNanos;
        this.exhausted = exhausted;
        this.chance = chance;
        this.lastTick = nowNanos;
        this.roundEnds = nowNanos + ROUND_NANOS;
    }

    /** The event loop has come to its timer. */
    public void tick(long nowNanos) {
        promptest = Math.min(promptest, Math.max(0, nowNanos - lastTick - tickNanos));
        lastTick = nowNanos;
        ticks++;
        if (nowNanos - roundEnds >= 0 && ticks >= ENOUGH_TICKS) {
            share = promptest > LATE_NANOS ? Math.max(LEAST, share * LESS) : Math.min(1, share + MORE);
            roundEnds = nowNanos + ROUND_NANOS;
            promptest = Long.MAX_VALUE;
            ticks = 0;
        }
    }

    /** Whether a new request is let in. */
    public boolean admits() {
        return !exhausted.getAsBoolean() && (share >= 1 || chance.getAsDouble() < share);
    }

    /** The share of new requests that is let in, 0 to 1. */
    public double share() {
        return share;
    }
}
