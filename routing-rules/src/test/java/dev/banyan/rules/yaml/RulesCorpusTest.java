package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.validate.Validation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesCorpusTest {

    static Stream<Corpus> badRules() {
        return Corpus.in("bad-rules");
    }

    static Stream<Corpus> goodRules() {
        return Corpus.in("good-rules");
    }

    @ParameterizedTest
    @MethodSource({"badRules", "goodRules"})
    void problemsAreThoseThatTheFileExpects(Corpus corpus) {
        List<Problem> unexpected = new ArrayList<>(corpus.read().problems());
        List<Corpus.Expectation> unmet = new ArrayList<>();
        for (Corpus.Expectation expectation : corpus.expectations()) {
            Problem met =
                    unexpected.stream().filter(expectation::isMetBy).findFirst().orElse(null);
            if (met == null) {
                unmet.add(expectation);
            }
            unexpected.remove(met);
        }
        assertThat(unmet).as("expected, not found; found: %s", unexpected).isEmpty();
        assertThat(unexpected).as("found, not expected").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badRules")
    void everyBadFileSaysWhatIsWrongWithIt(Corpus corpus) {
        assertThat(corpus.expectations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("badRules")
    void noProblemShowsWhatAPlaceholderStandsFor(Corpus corpus) {
        assertThat(corpus.read().problems().toString()).doesNotContain(TestSecrets.CANARY);
    }

    @ParameterizedTest
    @MethodSource({"badRules", "goodRules"})
    void whateverIsReadCanBeCompiledAndValidated(Corpus corpus) {
        Reading reading = corpus.read();
        Rules rules = reading.rules();
        if (rules != null) {
            RouteTable table = RouteTable.compile(rules.routes());
            assertThat(Validation.problems(rules, table, reading.locations(), LocalDate.EPOCH, true))
                    .allMatch(problem -> problem.place().line() > 0)
                    .noneMatch(problem -> problem.toString().contains(TestSecrets.CANARY));
        }
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(badRules()).hasSizeGreaterThanOrEqualTo(90);
    }
}
