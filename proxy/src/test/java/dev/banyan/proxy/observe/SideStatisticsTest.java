package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SideStatisticsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final SideStatistics side = new SideStatistics();

    @Property
    void whatHappenedInTheLastFiftyFiveSecondsIsSeenAndAfterAMinuteItIsGone(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long start,
            @ForAll @LongRange(min = 0, max = 54) long age) {
        SideStatistics fresh = new SideStatistics();
        fresh.record(start * SECOND, MILLI, false, true);
        assertThat(fresh.summary((start + age) * SECOND).requests()).isEqualTo(1);
        assertThat(fresh.summary((start + 60) * SECOND)).isEqualTo(SideSummary.NOTHING);
    }

    @Test
    void errorsAndQuantilesComeFromAllSlots() {
        for (int i = 1; i <= 100; i++) {
            side.record(i % 50 * SECOND, i * MILLI, i > 90, true);
        }
        SideSummary summary = side.summary(50 * SECOND);
        assertThat(summary.requests()).isEqualTo(100);
        assertThat(summary.errors()).isEqualTo(10);
        assertThat(summary.p50Ms()).isCloseTo(50, within(2.0));
        assertThat(summary.p99Ms()).isCloseTo(99, within(4.0));
    }

    @Test
    void whatWasCutCountsButSaysNothingAboutLatency() {
        side.record(0, 3600 * SECOND, false, false);
        assertThat(side.summary(0)).isEqualTo(new SideSummary(1, 0, 0, 0));
    }

    @Test
    void nothingIsLostWhenManyLoopsRecordAtOnce() throws InterruptedException {
        int each = 50_000;
        CountDownLatch start = new CountDownLatch(1);
        Thread[] loops = IntStream.range(0, 4)
                .mapToObj(loop -> new Thread(() -> {
                    awaiting(start);
                    for (int i = 0; i < each; i++) {
                        side.record(i % 11 * 5 * SECOND, MILLI, i % 2 == 0, true);
                    }
                }))
                .toArray(Thread[]::new);
        Stream.of(loops).forEach(Thread::start);
        start.countDown();
        for (Thread loop : loops) {
            loop.join();
        }
        SideSummary summary = side.summary(50 * SECOND);
        assertThat(summary.requests()).isEqualTo(4L * each);
        assertThat(summary.errors()).isEqualTo(2L * each);
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
