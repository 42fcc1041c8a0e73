package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
    @TempDir
    private Path directory;

    @Test
    void theWholeTourRunsInPlainLinesAndEndsByItself() throws Exception {
        try (BanyanProcess demo = BanyanProcess.start(directory, "demo", "--for", "8s")) {
            Ran ran = demo.ran();
            assertThat(ran.exit()).isZero();
            assertThat(ran.out().lines().filter(line -> line.matches("\\d\\. .*")))
                    .startsWith(
                            "1. Everything on the legacy side",
                            "2. Ten percent move",
                            "3. Half of the orders",
                            "4. The modern side breaks",
                            "5. Kill",
                            "6. Repaired and restored",
                            "7. Two languages");
            assertThat(ran.out())
                    .contains("http://127.0.0.1:", "./banyan kill --all", "requests have failed so far")
                    .contains("both sides answer {\"sku\":\"lamp\",\"inStock\":12}")
                    .contains("no request reached the modern side after that", "nobody changed sides unasked")
                    .contains("No redirect showed the legacy shop's own address")
                    .doesNotContain("refused", "not in force", "\u001b");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCEndsItWithTheSummary() throws Exception {
        try (BanyanProcess demo = BanyanProcess.start(directory, "demo")) {
            String line = demo.line();
            while (!line.startsWith("1. ")) {
                line = demo.line();
            }
            demo.signal("INT");
            Ran ran = demo.ran();
            assertThat(ran.out()).contains("Chapter", "nobody changed sides unasked");
            assertThat(ran.exit()).isZero();
        }
    }

    @Test
    void aDurationThatIsNoneIsWrongUsage() {
        for (String bad : List.of("20", "soon", "0s", "-5s")) {
            assertThat(Ran.banyan("demo", "--for=" + bad).exit()).as(bad).isEqualTo(2);
        }
    }
}
