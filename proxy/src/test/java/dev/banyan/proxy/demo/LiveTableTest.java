package dev.banyan.proxy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveTableTest {
    private final StringWriter screen = new StringWriter();

    @Test
    void everyLineFitsIntoEightyColumns() {
        assertThat(lines(false, Scenes.at(75, 3, "in force after 12ms", false))).allMatch(line -> line.length() < 80);
    }

    @Test
    void aShareThatAnOperatorSetIsMarked() {
        assertThat(lines(false, Scenes.at(1, 3, "", false))).anyMatch(line -> line.matches(" orders +\\*50% .*"));
    }

    @Test
    void aKilledRouteSaysSo() {
        assertThat(lines(false, Scenes.at(1, 5, "", true))).anyMatch(line -> line.matches(" orders +killed .*"));
    }

    @Test
    void theTableStandsStillWhateverTheChapterTells() {
        List<String> silent = lines(false, Scenes.at(1, 1, "", false));
        List<String> noted = lines(false, Scenes.at(1, 1, "noted", false));
        assertThat(noted).hasSameSizeAs(silent);
    }

    @Test
    void withoutColoursThereIsNoColourSequence() {
        assertThat(lines(false, Scenes.at(1, 5, "noted", true))).noneMatch(line -> line.contains("\u001b"));
        assertThat(lines(true, Scenes.at(1, 5, "noted", true))).anyMatch(line -> line.contains("\u001b["));
    }

    @Test
    void theTerminalIsLeftAsItWasFound() {
        try (LiveTable table = table(true)) {
            table.show(Scenes.at(1, 1, "", false));
        }
        assertThat(screen.toString()).startsWith("\u001b[?1049h\u001b[?25l").endsWith("\u001b[?25h\u001b[?1049l");
    }

    @Test
    void clippingCountsOnlyWhatIsSeenAndKeepsTheEndOfAColour() {
        assertThat(Ink.clip("\u001b[31mabcdef\u001b[0m", 3)).isEqualTo("\u001b[31mabc\u001b[0m");
        assertThat(Ink.clip("abc", 3)).isEqualTo("abc");
        assertThat(Ink.clip("abc", 0)).isEmpty();
    }

    private List<String> lines(boolean colours, Scene scene) {
        try (LiveTable table = table(colours)) {
            return table.lines(scene);
        }
    }

    private LiveTable table(boolean colours) {
        return new LiveTable(new Terminal(new PrintWriter(screen)), new Ink(colours), false);
    }
}
