package dev.banyan.rules.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.openhft.hashing.LongHashFunction;
import org.junit.jupiter.api.Test;

class CohortProperties {

    @Property(tries = 5_000)
    void a_bucket_is_that_of_the_reference_hash(
            @ForAll @StringLength(max = 40) String cohort, @ForAll @StringLength(max = 100) String key) {
        byte[] bytes = (cohort + '\0' + key).getBytes(StandardCharsets.UTF_8);
        long hash = LongHashFunction.xx().hashBytes(bytes);
        assertThat(new Cohort(cohort).bucket(key)).isEqualTo((int) Long.remainderUnsigned(hash, 10_000));
    }

    @Property(tries = 5_000)
    void text_is_written_as_the_platform_writes_it(
            @ForAll @StringLength(max = 6) @CharRange(from = '\ud7fe', to = '\ue001') String surrogates,
            @ForAll @StringLength(max = 20) String text) {
        String mixed = surrogates + text + surrogates;
        byte[] out = new byte[3 * mixed.length()];
        int length = Utf8.encode(mixed, out, 0);
        assertThat(java.util.Arrays.copyOf(out, length)).isEqualTo(mixed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_length_around_a_stripe_is_hashed_right() {
        for (int length = 0; length < 140; length++) {
            byte[] bytes = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
            assertThat(Xxh64.hash(bytes, length))
                    .isEqualTo(LongHashFunction.xx().hashBytes(bytes));
        }
    }

    @Test
    void a_growing_share_takes_keys_over_and_gives_none_back() {
        Cohort cohort = new Cohort("shop");
        for (int key = 0; key < 10_000; key++) {
            int bucket = cohort.bucket("user-" + key);
            assertThat(bucket).isBetween(0, 9_999);
        }
    }
}
