package dev.banyan.rules.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.openhft.hashing.LongHashFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortTest {
    private static final List<String> KEYS =
            IntStream.range(0, 100_000).mapToObj(i -> "user-" + i).toList();

    @Property(tries = 5_000)
    void aBucketIsThatOfTheReferenceHash(
            @ForAll @StringLength(max = 40) String cohort, @ForAll @StringLength(max = 100) String key) {
        byte[] bytes = (cohort + '\0' + key).getBytes(StandardCharsets.UTF_8);
        long hash = LongHashFunction.xx().hashBytes(bytes);
        assertThat(new Cohort(cohort).bucket(key)).isEqualTo((int) Long.remainderUnsigned(hash, 10_000));
    }

    @Property(tries = 5_000)
    void textIsWrittenAsThePlatformWritesIt(
            @ForAll @StringLength(max = 6) @CharRange(from = '\ud7fe', to = '\ue001') String surrogates,
            @ForAll @StringLength(max = 20) String text) {
        String mixed = surrogates + text + surrogates;
        byte[] out = new byte[3 * mixed.length()];
        int length = Utf8.encode(mixed, out, 0);
        assertThat(Arrays.copyOf(out, length)).isEqualTo(mixed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyLengthAroundAStripeIsHashedRight() {
        for (int length = 0; length < 140; length++) {
            byte[] bytes = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
            assertThat(Xxh64.hash(bytes, length))
                    .isEqualTo(LongHashFunction.xx().hashBytes(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1250, 5000, 9999})
    void aShareIsAsLargeAsItSays(int hundredths) {
        Cohort cohort = new Cohort("shop-2026");
        double share = hundredths / 10_000.0;
        double members =
                KEYS.stream().filter(key -> cohort.bucket(key) < hundredths).count();
        double sigma = Math.sqrt(KEYS.size() * share * (1 - share));
        assertThat(members).isCloseTo(KEYS.size() * share, within(4 * sigma));
    }

    @Test
    void nothingIsBelow0AndEverythingBelow10000() {
        Cohort cohort = new Cohort("shop-2026");
        assertThat(KEYS).allSatisfy(key -> assertThat(cohort.bucket(key)).isBetween(0, 9_999));
    }

    @Property(tries = 200)
    void aGrowingShareTakesKeysOverAndGivesNoneBack(
            @ForAll @StringLength(max = 20) String name,
            @ForAll @IntRange(max = 10_000) int one,
            @ForAll @IntRange(max = 10_000) int other) {
        Cohort cohort = new Cohort(name);
        List<String> few = KEYS.subList(0, 500);
        Set<String> smaller = members(cohort, few, Math.min(one, other));
        assertThat(members(cohort, few, Math.max(one, other))).containsAll(smaller);
    }

    private static Set<String> members(Cohort cohort, List<String> keys, int hundredths) {
        return keys.stream().filter(key -> cohort.bucket(key) < hundredths).collect(Collectors.toSet());
    }

    /** Pearson's test: each pair of deciles holds as many keys as the other pairs. */
    @Test
    void cohortsAreIndependent() {
        Cohort one = new Cohort("shop-2026");
        Cohort other = new Cohort("orders-read");
        int[][] counts = new int[10][10];
        KEYS.forEach(key -> counts[one.bucket(key) / 1000][other.bucket(key) / 1000]++);
        double expected = KEYS.size() / 100.0;
        double chiSquare = Arrays.stream(counts)
                .flatMapToInt(Arrays::stream)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).as("0.999 quantile of 99 degrees").isLessThan(148.2);
    }
}
