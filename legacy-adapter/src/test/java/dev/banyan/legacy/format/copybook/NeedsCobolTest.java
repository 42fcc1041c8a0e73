package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NeedsCobolTest {
    @Test
    void withACompilerTheTestRuns() {
        assertThat(NeedsCobol.Condition.evaluate("a test", true, true).isDisabled())
                .isFalse();
    }

    @Test
    void atTheDeskAMissingCompilerSkipsTheTest() {
        var result = NeedsCobol.Condition.evaluate("a test", false, false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("a test needs cobc, not found on this machine");
    }

    @Test
    void underContinuousIntegrationItFails() {
        assertThatThrownBy(() -> NeedsCobol.Condition.evaluate("a test", false, true))
                .hasMessage("a test needs cobc, not found on this machine; with CI=true nothing is skipped");
    }
}
