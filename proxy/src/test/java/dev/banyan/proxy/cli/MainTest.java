package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MainTest {
    @Test
    void helpIsWhatWasAskedForAndGoesToStandardOutput() {
        Ran ran = Ran.banyan("--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Usage: banyan").contains("completion");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void versionNamesProgramAndJava() {
        Ran ran = Ran.banyan("--version");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).matches("banyan \\S+ \\(Java \\d+.*\\)\\R");
    }

    @Test
    void noCommandIsAUsageError() {
        Ran ran = Ran.banyan();
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("Missing command").contains("Usage: banyan");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        assertThat(Ran.banyan("sevre").exit()).isEqualTo(2);
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(Ran.banyan("completion", "--nope").exit()).isEqualTo(2);
    }

    @Test
    void completionPrintsAScriptThatKnowsTheCommands() {
        Ran ran = Ran.banyan("completion");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("complete -F").contains("completion");
    }
}
