package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.RetryResult;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The meters of one route, by side and then by status class or reason; each is made when it is first needed. */
final class RouteMeters {
    private static final Side[] SIDES = Side.values();
    private static final Reason[] REASONS = Reason.values();
    /** The sides' ordinals, and behind them the side of what has none. */
    private static final int NO_SIDE = SIDES.length;

    private final String route;
    private final MeterGroup group;
    private final Slots<Timer> requests = new Slots<>((NO_SIDE + 1) * StatusClass.COUNT, this::histogram);
    private final Slots<Counter> decisions = new Slots<>((NO_SIDE + 1) * REASONS.length, this::counter);
    private final Slots<LongAdder> inFlight = new Slots<>(NO_SIDE + 1, this::gauge);
    private final Slots<Counter> retries = new Slots<>(RetryResult.values().length, this::retryCounter);
    private final ConcurrentMap<String, TranslationMeters> translations = new ConcurrentHashMap<>();
    private volatile boolean gone;

    RouteMeters(String route, MeterGroup group) {
        this.route = route;
        this.group = group;
    }

    void decided(Facts facts) {
        int side = index(facts.side);
        inFlight.get(side).increment();
        countDecision(side, facts.reason);
    }

    void fellBack(Facts facts) {
        Side side = facts.side;
        if (side == null) {
            return;
        }
        inFlight.get(side.other().ordinal()).decrement();
        inFlight.get(side.ordinal()).increment();
        countDecision(side.ordinal(), Reason.FALLBACK);
    }

    void finished(Facts facts) {
        int side = index(facts.side);
        inFlight.get(side).decrement();
        requests.get(side * StatusClass.COUNT + StatusClass.of(facts))
                .record(facts.durationNanos(), TimeUnit.NANOSECONDS);
    }

    void retried(RetryResult result) {
        retries.get(result.ordinal()).increment();
    }

    /** The meters of one translation before a side of the route; the same for the same name. */
    TranslationMeters translation(String name) {
        return translations.computeIfAbsent(name, named -> new TranslationMeters(route, named, group));
    }

    boolean isGone() {
        return gone;
    }

    void gone(boolean gone) {
        this.gone = gone;
    }

    boolean isIdle() {
        long sum = 0;
        for (int side = 0; side < inFlight.size(); side++) {
            LongAdder adder = inFlight.peek(side);
            sum += adder == null ? 0 : adder.sum();
        }
        return sum == 0;
    }

    void close() {
        group.close();
    }

    private void countDecision(int side, @Nullable Reason reason) {
        if (reason != null) {
            decisions.get(side * REASONS.length + reason.ordinal()).increment();
        }
    }

    private Timer histogram(int index) {
        String status = StatusClass.word(index % StatusClass.COUNT);
        return group.histogram(
                "banyan.requests",
                "Time from a request's head to the end of its answer.",
                tags(index / StatusClass.COUNT).and("status", status));
    }

    private Counter counter(int index) {
        String reason = REASONS[index % REASONS.length].word();
        return group.counter(
                "banyan.decisions",
                "Choices of a side, by reason.",
                tags(index / REASONS.length).and("reason", reason));
    }

    private Counter retryCounter(int result) {
        return group.counter(
                "banyan.retries",
                "Wishes to try a request again, by what became of them.",
                Tags.of("route", route, "result", RetryResult.values()[result].word()));
    }

    private LongAdder gauge(int side) {
        LongAdder adder = new LongAdder();
        group.gauge("banyan.requests.in.flight", "Requests that are not over yet.", tags(side), adder::sum);
        return adder;
    }

    private Tags tags(int side) {
        return Tags.of("route", route, "side", side == NO_SIDE ? "none" : SIDES[side].word());
    }

    private static int index(@Nullable Side side) {
        return side == null ? NO_SIDE : side.ordinal();
    }
}
