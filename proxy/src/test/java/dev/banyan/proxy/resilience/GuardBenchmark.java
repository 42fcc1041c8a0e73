package dev.banyan.proxy.resilience;

import dev.banyan.rules.model.Breaker;
import dev.banyan.rules.model.Limits;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Retry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What breaker, budget and limits cost a request where all is well; two threads share them, as two event loops do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Threads(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuardBenchmark {
    private static final Breaker RULES = new Breaker(
            Duration.ofSeconds(10),
            20,
            new Percent(5_000),
            Duration.ofSeconds(2),
            new Percent(8_000),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            3,
            List.of("5xx", "connect", "timeout", "reset"));

    private final Guard guard = Guard.of(new CircuitBreaker(RULES, (from, to) -> {}, () -> 0), RULES);
    private final RetryPlan retry = RetryPlan.of(
            new Retry(3, null, List.of("503"), Duration.ofMillis(25), Duration.ofSeconds(1), new Percent(2_000), null));
    private final RouteLimits limits = new RouteLimits(new Limits(null, 1_000_000, 1_000_000, false), 0);

    /** A permit and its settling, with the two looks at the clock that they need. */
    @Benchmark
    public void breaker() {
        long began = System.nanoTime();
        long permit = guard.acquire(began);
        long now = System.nanoTime();
        guard.answered(permit, 200, now - began, now);
    }

    @Benchmark
    public Object all() {
        long began = System.nanoTime();
        Object refused = limits.acquire(began);
        retry.request(began);
        long permit = guard.acquire(began);
        long now = System.nanoTime();
        guard.answered(permit, 200, now - began, now);
        limits.release(now - began, false, now);
        return refused == null ? guard : refused;
    }
}
