package dev.banyan.rules.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("orders", "shop-legacy", "id", "timeouts", "rewrite");

    @ParameterizedTest
    @CsvSource({
        "ordrs, orders",
        "odrers, orders",
        "Orders, orders",
        "shop-lagecy, shop-legacy",
        "shoplegacy, shop-legacy",
        "di, id",
        "i, id",
        "ids, id",
        "tiemouts, timeouts",
        "Timeout, timeouts",
        "rewrites, rewrite",
        "billing, ''",
        "xyzzy, ''",
        "q, ''",
        "'', ''"
    })
    void whatIsNearIsSuggestedAndNothingElse(String found, String suggestion) {
        assertThat(Suggestion.of(found, KNOWN))
                .isEqualTo(suggestion.isEmpty() ? "" : "did you mean \"" + suggestion + "\"?");
    }

    @Test
    void longWordsAreNotCompared() {
        assertThat(Suggestion.of("m".repeat(100_000), List.of("m".repeat(100_000))))
                .isEmpty();
    }

    @Property(tries = 200)
    void aDistanceIsTheSameBothWaysAndNoneFromAWordToItself(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        int distance = Suggestion.distance(one, other);

        assertThat(distance).isEqualTo(Suggestion.distance(other, one));
        assertThat(distance).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
        assertThat(distance == 0).isEqualTo(one.equalsIgnoreCase(other));
    }
}
