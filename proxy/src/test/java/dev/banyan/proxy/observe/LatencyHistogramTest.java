package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    /** Sixteen buckets a power of two, and the middle of a bucket stands for all in it. */
    private static final double BOUND = 1 / 32.0;

    @Property
    void aQuantileIsWithinOneThirtySecondOfTheRealOne(
            @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 20_000, max = 3_600_000_000_000L) Long> nanos,
            @ForAll @LongRange(min = 0, max = 100) long percent) {
        double real = nanos.stream().sorted().toList().get(rank(nanos.size(), percent / 100.0));
        assertThat(quantile(nanos, percent / 100.0)).isCloseTo(real, within(real * BOUND));
    }

    @Property
    void whatIsFasterThanTheFinestBucketsIsOffByHalfAMicrosecondAtMost(
            @ForAll @LongRange(min = 0, max = 20_000) long nanos) {
        assertThat(quantile(List.of(nanos), 0.5)).isCloseTo(nanos, within(600.0));
    }

    @Test
    void nothingHasQuantileZero() {
        assertThat(quantile(List.of(), 0.99)).isZero();
    }

    @Test
    void whatIsLongerThanAllBucketsCountsAsTheLongest() {
        assertThat(quantile(List.of(Long.MAX_VALUE), 0.5)).isGreaterThan(3600e9);
        assertThat(quantile(List.of(-5L), 0.5)).isLessThan(1024);
    }

    private static int rank(int size, double quantile) {
        return Math.max(1, (int) Math.ceil(quantile * size)) - 1;
    }

    private static double quantile(List<Long> nanos, double quantile) {
        LatencyHistogram histogram = new LatencyHistogram();
        nanos.forEach(histogram::record);
        long[] counts = new long[LatencyHistogram.buckets()];
        histogram.addTo(counts);
        return LatencyHistogram.quantile(counts, quantile);
    }
}
