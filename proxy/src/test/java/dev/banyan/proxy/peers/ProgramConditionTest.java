package dev.banyan.proxy.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramConditionTest {
    private static final Map<String, String> DESK = Map.of("PATH", "/bin:/usr/bin");
    private static final Map<String, String> CI = Map.of("PATH", "/bin:/usr/bin", "CI", "true");

    @Test
    void aProgramThatIsThereLetsTheTestRun() {
        assertThat(new ProgramCondition(CI).evaluate("a test", "sh", "/etc").isDisabled())
                .isFalse();
    }

    @Test
    void aStarIsAnyNameInAPath() {
        assertThat(new ProgramCondition(CI).evaluate("a test", "/*/sh").isDisabled())
                .isFalse();
        assertThat(new ProgramCondition(DESK)
                        .evaluate("a test", "/*/no/such/file")
                        .isDisabled())
                .isTrue();
        assertThat(new ProgramCondition(DESK)
                        .evaluate("a test", "/no/*/such/file")
                        .isDisabled())
                .isTrue();
    }

    @Test
    void atTheDeskAMissingProgramSkipsTheTestAndSaysWhich() {
        var result = new ProgramCondition(DESK).evaluate("a test", "sh", "no-such-program");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("a test needs no-such-program, not found on this machine");
    }

    @Test
    void underContinuousIntegrationAMissingProgramFailsTheTest() {
        assertThatThrownBy(() -> new ProgramCondition(CI).evaluate("a test", "no-such-program", "/no/such/file"))
                .hasMessage("a test needs no-such-program, /no/such/file, not found on this machine;"
                        + " with CI=true nothing is skipped");
    }
}
