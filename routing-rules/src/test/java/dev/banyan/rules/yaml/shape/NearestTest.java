package dev.banyan.rules.yaml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KEYS = List.of("id", "match", "split", "timeouts", "rewrite", "limits");

    @ParameterizedTest
    @CsvSource({
        "timeout, timeouts",
        "Timeouts, timeouts",
        "tiemouts, timeouts",
        "matches, match",
        "splt, split",
        "ids, id",
        "rewrites, rewrite",
        "limit, limits"
    })
    void aSlipIsRecognised(String word, String meant) {
        assertThat(Nearest.hint(word, KEYS)).isEqualTo("did you mean \"" + meant + "\"");
    }

    @ParameterizedTest
    @CsvSource({"xyzzy", "backend", "q", "''"})
    void anotherWordIsNot(String word) {
        assertThat(Nearest.hint(word, KEYS)).isEmpty();
    }

    @Test
    void aSwapOfNeighboursIsOneStep() {
        assertThat(Nearest.distance("lgeacy", "legacy")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void longWordsAreNotCompared() {
        assertThat(Nearest.hint("m".repeat(100_000), KEYS)).isEmpty();
    }
}
