package dev.banyan.proxy.resilience;

import static dev.banyan.proxy.resilience.BreakerState.CLOSED;
import static dev.banyan.proxy.resilience.BreakerState.HALF_OPEN;
import static dev.banyan.proxy.resilience.BreakerState.OPEN;
import static dev.banyan.proxy.resilience.CircuitBreaker.Outcome.ABANDONED;
import static dev.banyan.proxy.resilience.CircuitBreaker.Outcome.FAILURE;
import static dev.banyan.proxy.resilience.CircuitBreaker.Outcome.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.resilience.CircuitBreaker.Outcome;
import dev.banyan.rules.model.Breaker;
import dev.banyan.rules.model.Percent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Breaker RULES = new Breaker(
            Duration.ofSeconds(10),
            20,
            new Percent(5_000),
            Duration.ofSeconds(2),
            new Percent(8_000),
            Duration.ofSeconds(5),
            Duration.ofSeconds(12),
            3,
            List.of("5xx"));

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final CircuitBreaker breaker =
            new CircuitBreaker(RULES, (from, to) -> changes.add(from.word() + " > " + to.word()), () -> 0);
    private long now = TimeUnit.HOURS.toNanos(1);

    @Test
    void itStaysClosedBelowTheLeastNumberOfCalls() {
        calls(19, FAILURE);
        assertThat(breaker.state()).isEqualTo(CLOSED);
        calls(1, FAILURE);
        assertThat(breaker.state()).isEqualTo(OPEN);
    }

    @Test
    void itOpensAtTheRateOfFailuresAndNotBelow() {
        calls(11, SUCCESS);
        calls(10, FAILURE);
        assertThat(breaker.state()).isEqualTo(CLOSED);
        calls(1, FAILURE);
        assertThat(breaker.state()).isEqualTo(OPEN);
    }

    @Test
    void whatIsOlderThanTheWindowCountsNoMore() {
        calls(19, FAILURE);
        pass(Duration.ofSeconds(11));
        calls(19, FAILURE);
        assertThat(breaker.state()).isEqualTo(CLOSED);
    }

    @Test
    void slowCallsOpenItThoughTheySucceed() {
        calls(4, SUCCESS);
        for (int i = 0; i < 16; i++) {
            call(SUCCESS, Duration.ofSeconds(3));
        }
        assertThat(breaker.state()).isEqualTo(OPEN);
    }

    @Test
    void whatWasAbandonedNeverCounts() {
        calls(100, ABANDONED);
        calls(19, FAILURE);
        assertThat(breaker.state()).isEqualTo(CLOSED);
    }

    @Test
    void openItRefusesUntilItsTimeThenLetsThreeProbesThroughAndNoMore() {
        calls(20, FAILURE);
        pass(Duration.ofMillis(4_999));
        assertThat(breaker.acquire(now)).isEqualTo(CircuitBreaker.REFUSED);
        pass(Duration.ofMillis(1));
        long probe = breaker.acquire(now);
        assertThat(probe).isNotEqualTo(CircuitBreaker.REFUSED);
        assertThat(breaker.state()).isEqualTo(HALF_OPEN);
        breaker.acquire(now);
        breaker.acquire(now);
        assertThat(breaker.acquire(now)).isEqualTo(CircuitBreaker.REFUSED);
    }

    @Test
    void threeGoodProbesCloseIt() {
        calls(20, FAILURE);
        pass(Duration.ofSeconds(5));
        calls(3, SUCCESS);
        assertThat(breaker.state()).isEqualTo(CLOSED);
        assertThat(changes).containsExactly("closed > open", "open > half-open", "half-open > closed");
        calls(19, FAILURE);
        assertThat(breaker.state()).as("it begins with an empty window").isEqualTo(CLOSED);
    }

    @Test
    void anAbandonedProbeGivesItsPlaceBack() {
        calls(20, FAILURE);
        pass(Duration.ofSeconds(5));
        calls(50, ABANDONED);
        assertThat(breaker.state()).isEqualTo(HALF_OPEN);
        calls(3, SUCCESS);
        assertThat(breaker.state()).isEqualTo(CLOSED);
    }

    @Test
    void aBadProbeOpensItForTwiceAsLongUpToTheMost() {
        calls(20, FAILURE);
        for (int seconds : new int[] {5, 10, 12, 12}) {
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(breaker.acquire(now)).as("before %s s", seconds).isEqualTo(CircuitBreaker.REFUSED);
            pass(Duration.ofMillis(1));
            calls(1, FAILURE);
            assertThat(breaker.state()).isEqualTo(OPEN);
        }
    }

    @Test
    void aSlowProbeIsABadOne() {
        calls(20, FAILURE);
        pass(Duration.ofSeconds(5));
        call(SUCCESS, Duration.ofSeconds(3));
        assertThat(breaker.state()).isEqualTo(OPEN);
    }

    @Test
    void whatBeganBeforeItOpenedSaysNothingOfTheProbes() {
        long early = breaker.acquire(now);
        calls(20, FAILURE);
        pass(Duration.ofSeconds(5));
        breaker.acquire(now);
        breaker.settle(early, FAILURE, 0, now);
        assertThat(breaker.state()).isEqualTo(HALF_OPEN);
    }

    @Property(tries = 100)
    void chanceShortensTheTimeByAFifthAtMost(@ForAll @IntRange(max = 999) int thousandth) {
        CircuitBreaker jittery = new CircuitBreaker(RULES, (from, to) -> {}, () -> thousandth / 1000.0);
        for (int i = 0; i < 20; i++) {
            jittery.settle(jittery.acquire(0), FAILURE, 0, 0);
        }
        assertThat(jittery.acquire(Duration.ofSeconds(4).toNanos() - 1)).isEqualTo(CircuitBreaker.REFUSED);
        assertThat(jittery.acquire(Duration.ofSeconds(5).toNanos())).isNotEqualTo(CircuitBreaker.REFUSED);
    }

    @Test
    void manyThreadsGetNoMoreProbesThanOneAndMakeEachChangeOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                calls(20, FAILURE);
                pass(Duration.ofSeconds(60));
                changes.clear();
                assertThat(probesOf(threads)).isEqualTo(3);
                assertThat(changes).containsExactly("open > half-open");
                breaker.settle(permitOfHalfOpen(), FAILURE, 0, now);
                pass(Duration.ofSeconds(60));
                calls(3, SUCCESS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int probesOf(ExecutorService threads) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(8);
        AtomicInteger probes = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                try {
                    start.await();
                    for (int ask = 0; ask < 5; ask++) {
                        long permit = breaker.acquire(now);
                        if (permit != CircuitBreaker.REFUSED) {
                            probe = permit;
                            probes.incrementAndGet();
                        }
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                done.countDown();
            });
        }
        start.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        return probes.get();
    }

    private volatile long probe;

    private long permitOfHalfOpen() {
        return probe;
    }

    private void calls(int count, Outcome outcome) {
        for (int i = 0; i < count; i++) {
            call(outcome, Duration.ofMillis(1));
        }
    }

    private void call(Outcome outcome, Duration took) {
        long permit = breaker.acquire(now);
        assertThat(permit).isNotEqualTo(CircuitBreaker.REFUSED);
        breaker.settle(permit, outcome, took.toNanos(), now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
