package dev.banyan.proxy.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Retry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Budgets, rates, waits and concurrency, on a clock of the test's own. */
class LimitsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Property(tries = 200)
    void inAnyTenSecondsThereAreNoMoreRetriesThanTheShareAndTenASecond(
            @ForAll @IntRange(max = 300) int requestsASecond, @ForAll @IntRange(max = 100) int percent) {
        RetryBudget budget = new RetryBudget(new Percent(percent * 100));
        int retries = 0;
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 300; i++) {
                long now = second * SECOND + i * SECOND / 300;
                if (i < requestsASecond) {
                    budget.request(now);
                }
                retries += budget.take(now) ? 1 : 0;
            }
        }
        assertThat(retries).isLessThanOrEqualTo(requestsASecond * 10 * percent / 100 + 110);
        assertThat(retries).isGreaterThanOrEqualTo(90);
    }

    @Test
    void whereNobodyAsksForRetriesTheShareIsThere() {
        RetryBudget budget = new RetryBudget(new Percent(2_000));
        for (int i = 0; i < 1_000; i++) {
            budget.request(0);
        }
        int granted = 0;
        while (budget.take(1)) {
            granted++;
        }
        assertThat(granted).isEqualTo(200);
    }

    @Property(tries = 300)
    void aRateIsKeptOverAnyTimeAndAllOfItIsUsable(
            @ForAll @IntRange(min = 1, max = 2_000) int perSecond, @ForAll @IntRange(min = 1, max = 5) int seconds) {
        RateLimit limit = new RateLimit(perSecond, 0);
        int granted = 0;
        int steps = perSecond * 3 * seconds;
        for (int i = 0; i < steps; i++) {
            granted += limit.acquire((long) ((double) i / steps * seconds * SECOND)) == RateLimit.GRANTED ? 1 : 0;
        }
        // One second's worth at once, and then evenly.
        assertThat(granted).isBetween(perSecond * (seconds + 1) - 3, perSecond * (seconds + 1) + 1);
    }

    @Test
    void whoIsRefusedHearsWhenToComeAgain() {
        RateLimit limit = new RateLimit(2, 0);
        limit.acquire(0);
        limit.acquire(0);
        long wait = limit.acquire(0);
        assertThat(wait).isEqualTo(SECOND / 2);
        assertThat(limit.acquire(wait)).isEqualTo(RateLimit.GRANTED);
    }

    @Property(tries = 300)
    void aWaitIsWithinADoublingBoundAndNoShorterThanAskedFor(
            @ForAll @IntRange(min = 1, max = 40) int retry, @ForAll @IntRange(max = 1_000) int askedMillis) {
        RetryPlan plan = RetryPlan.of(new Retry(
                3, null, List.of("503"), Duration.ofMillis(25), Duration.ofSeconds(1), new Percent(2_000), null));
        long asked = TimeUnit.MILLISECONDS.toNanos(askedMillis);
        long bound = (long) Math.min(SECOND, 25e6 * Math.pow(2, retry - 1));
        assertThat(plan.delayNanos(retry, asked)).isBetween(asked, Math.max(asked, bound));
        assertThat(plan.delayNanos(retry, SECOND + 1)).isEqualTo(RetryPlan.TOO_LONG);
    }

    @Test
    void placesAreGivenBack() {
        ConcurrencyLimit limit = new ConcurrencyLimit(2);
        assertThat(limit.acquire()).isTrue();
        assertThat(limit.acquire()).isTrue();
        assertThat(limit.acquire()).isFalse();
        limit.release(1, false, 1);
        assertThat(limit.acquire()).isTrue();
    }

    /** A server of twenty places: what is more waits, so that the time grows with the number. */
    @Test
    void theAdaptiveBoundFindsWhatASideCanServe() {
        AdaptiveConcurrency limit = new AdaptiveConcurrency(0);
        long now = 0;
        for (int round = 0; round < 400; round++) {
            int taken = 0;
            while (taken < 500 && limit.acquire()) {
                taken++;
            }
            long took = SECOND / 100 * Math.max(20, taken) / 20;
            now += SECOND / 4 + took;
            for (int i = 0; i < taken; i++) {
                limit.release(took, false, now);
            }
        }
        assertThat(limit.limit()).isBetween(15, 60);
        assertThat(limit.running()).isZero();
    }
}
