package dev.banyan.rules.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("orders", "shop-legacy", "id");

    @ParameterizedTest
    @CsvSource({
        "ordrs, did you mean orders?",
        "odrers, did you mean orders?",
        "Orders, did you mean orders?",
        "shop-lagecy, did you mean shop-legacy?",
        "shoplegacy, did you mean shop-legacy?",
        "di, did you mean id?",
        "i, did you mean id?",
        "billing, ''",
        "'', ''"
    })
    void whatIsNearIsSuggestedAndNothingElse(String found, String suggestion) {
        assertThat(Suggestion.of(found, KNOWN)).isEqualTo(suggestion);
    }

    @Property(tries = 200)
    void aDistanceIsTheSameBothWaysAndNoneFromAWordToItself(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        int distance = Suggestion.distance(one, other);

        assertThat(distance).isEqualTo(Suggestion.distance(other, one));
        assertThat(distance).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
        assertThat(distance == 0).isEqualTo(one.equals(other));
    }
}
