package dev.banyan.proxy.resilience;

import dev.banyan.rules.model.Breaker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;

/**
 * The circuit breaker of one side of one route; one for all event loops, so that more loops never mean more probes.
 * Lock-free: a call costs a read of the state before it and a count after it.
 *
 * <pre>
 *   closed     opens when enough calls of the window failed, or were slow
 *   open       refuses, for openFor; twice as long each time it opens again without having closed, up to maxOpenFor
 *   half-open  lets as many probes through as it wants successes; all good: closed, one bad: open
 * </pre>
 */
public final class CircuitBreaker {
    /** What {@link #acquire} returns where the call may not be made. */
    public static final long REFUSED = -1;

    /** A breaker opens up to a fifth earlier, by chance, so that replicas do not probe all at once. */
    private static final double JITTER = 0.2;

    private final Breaker rules;
    private final Listener listener;
    private final DoubleSupplier chance;
    private final AtomicReference<Phase> phase;

    /** How a call that had a permit ended. */
    public enum Outcome {
        SUCCESS,
        FAILURE,
        /** It says nothing of the side: the client left, or the call was never made. */
        ABANDONED
    }

    /** Told of each change of state, once, by the thread that made it. */
    @FunctionalInterface
    public interface Listener {
        void changed(BreakerState from, BreakerState to);
    }

    /** From one change of state to the next. Its number is the permit of the calls that began in it. */
    private record Phase(
            BreakerState state,
            long number,
            long untilNanos,
            int openings,
            SlidingWindow window,
            AtomicInteger probesLeft,
            AtomicInteger successes) {}

    /** @param chance draws from 0 to below 1 */
    public CircuitBreaker(Breaker rules, Listener listener, DoubleSupplier chance) {
        this.rules = rules;
        this.listener = listener;
        this.chance = chance;
        this.phase = new AtomicReference<>(phase(BreakerState.CLOSED, 0, 0, 0));
    }

    public BreakerState state() {
        return now().state();
    }

    /**
     * Asks whether a call may be made.
     *
     * @param nowNanos {@link System#nanoTime}
     * @return a permit, to be given to {@link #settle} exactly once, or {@link #REFUSED}
     */
    public long acquire(long nowNanos) {
        while (true) {
            Phase now = now();
            switch (now.state()) {
                case CLOSED:
                    return now.number();
                case HALF_OPEN:
                    return takeProbe(now) ? now.number() : REFUSED;
                case OPEN:
                    if (nowNanos - now.untilNanos() < 0) {
                        return REFUSED;
                    }
                    change(now, phase(BreakerState.HALF_OPEN, now.number() + 1, 0, now.openings()));
            }
        }
    }

    private Phase now() {
        return Objects.requireNonNull(phase.get());
    }

    private static boolean takeProbe(Phase now) {
        int left = now.probesLeft().get();
        while (left > 0) {
            if (now.probesLeft().compareAndSet(left, left - 1)) {
                return true;
            }
            left = now.probesLeft().get();
        }
        return false;
    }

    /**
     * Tells how the call went. What began before the last change of state counts no more.
     *
     * @param tookNanos from the call's beginning to its end
     */
    public void settle(long permit, Outcome outcome, long tookNanos, long nowNanos) {
        Phase now = now();
        if (now.number() != permit) {
            return;
        }
        boolean slow = isSlow(tookNanos);
        if (now.state() == BreakerState.CLOSED) {
            count(now, outcome, slow, nowNanos);
        } else if (now.state() == BreakerState.HALF_OPEN) {
            judge(now, outcome, slow, nowNanos);
        }
    }

    private boolean isSlow(long tookNanos) {
        Duration after = rules.slowAfter();
        return after != null && tookNanos > after.toNanos();
    }

    private void count(Phase now, Outcome outcome, boolean slow, long nowNanos) {
        if (outcome == Outcome.ABANDONED) {
            return;
        }
        SlidingWindow.Slot slot = now.window().slot(nowNanos);
        slot.calls.increment();
        boolean failed = outcome == Outcome.FAILURE;
        if (failed) {
            slot.failures.increment();
        }
        if (slow) {
            slot.slow.increment();
        }
        // Only a bad call can make a rate rise.
        if ((failed || slow) && isTooBad(now.window().sums(nowNanos))) {
            open(now, nowNanos);
        }
    }

    private boolean isTooBad(SlidingWindow.Sums sums) {
        return sums.calls() >= rules.minCalls()
                && (sums.failures() * 10_000
                                        >= sums.calls() * rules.failureRate().hundredths()
                                && sums.failures() > 0
                        || sums.slow() * 10_000
                                        >= sums.calls() * rules.slowRate().hundredths()
                                && sums.slow() > 0);
    }

    private void judge(Phase now, Outcome outcome, boolean slow, long nowNanos) {
        if (outcome == Outcome.ABANDONED) {
            now.probesLeft().incrementAndGet();
        } else if (outcome == Outcome.FAILURE || slow) {
            open(now, nowNanos);
        } else if (now.successes().incrementAndGet() >= rules.probes()) {
            change(now, phase(BreakerState.CLOSED, now.number() + 1, 0, 0));
        }
    }

    private void open(Phase now, long nowNanos) {
        int openings = now.openings() + 1;
        change(now, phase(BreakerState.OPEN, now.number() + 1, nowNanos + openNanos(openings), openings));
    }

    private long openNanos(int openings) {
        double doubled = rules.openFor().toNanos() * Math.pow(2, Math.min(openings - 1, 30));
        double bounded = Math.min(doubled, rules.maxOpenFor().toNanos());
        return (long) (bounded * (1 - JITTER * chance.getAsDouble()));
    }

    private Phase phase(BreakerState state, long number, long untilNanos, int openings) {
        return new Phase(
                state,
                number,
                untilNanos,
                openings,
                new SlidingWindow(rules.window().toNanos()),
                new AtomicInteger(rules.probes()),
                new AtomicInteger());
    }

    private void change(Phase from, Phase to) {
        if (phase.compareAndSet(from, to)) {
            listener.changed(from.state(), to.state());
        }
    }
}
