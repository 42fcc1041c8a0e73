package dev.banyan.proxy.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartRefusedTest {
    private final List<Problem> problems =
            List.of(Problem.error("internal", new Place("rules.yaml", 1, 1), "rules: none (expected: some)", ""));

    @Test
    void aFaultOfBanyansOwnKeepsItsTrace() {
        IllegalStateException fault = new IllegalStateException("a fault");
        StartRefused refused = new StartRefused(problems, fault);
        assertThat(refused).hasCause(fault).hasMessage("rules: 1 problems (expected: none)");
        assertThat(refused.problems()).isEqualTo(problems);
    }

    @Test
    void badRulesAloneAreNoFault() {
        assertThat(new StartRefused(problems, null)).hasNoCause();
    }
}
