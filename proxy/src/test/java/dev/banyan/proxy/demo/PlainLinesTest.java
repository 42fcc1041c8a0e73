package dev.banyan.proxy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class PlainLinesTest {
    private final StringWriter text = new StringWriter();
    private final PlainLines lines = new PlainLines(new PrintWriter(text));

    @Test
    void aChapterIsIntroducedOnceWithItsCommandAndStory() {
        lines.show(Scenes.at(0, 3, "", false));
        lines.show(Scenes.at(5, 3, "", false));
        assertThat(text.toString())
                .containsOnlyOnce("3. Half of the orders")
                .containsOnlyOnce("$ ./banyan ramp orders 50")
                .containsOnlyOnce("A story of one line.")
                .containsOnlyOnce("the shop");
    }

    @Test
    void figuresComeEveryTwoSecondsHoweverOftenItIsShown() {
        for (int i = 0; i < 8; i++) {
            lines.show(Scenes.at(i / 2, 1, "", false));
        }
        assertThat(text.toString().lines().filter(line -> line.matches(" +\\d+s orders .*")))
                .hasSize(2);
    }

    @Test
    void whatWasObservedIsToldOnce() {
        lines.show(Scenes.at(0, 1, "in force after 3ms", false));
        lines.show(Scenes.at(1, 1, "in force after 3ms", false));
        assertThat(text.toString()).containsOnlyOnce("> in force after 3ms");
    }

    @Test
    void nothingOfATerminalsLanguageGoesIntoAPipe() {
        lines.show(Scenes.at(0, 1, "noted", true));
        assertThat(text.toString()).doesNotContain("\u001b").contains("(killed)");
    }
}
