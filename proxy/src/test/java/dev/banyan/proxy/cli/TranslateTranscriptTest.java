package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code banyan translate} says, to the letter. */
final class TranslateTranscriptTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/translate");

    static Stream<Transcript> transcripts() throws IOException {
        List<Transcript> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".transcript"))
                    .sorted()
                    .toList()) {
                all.addAll(Transcript.of(file));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transcripts")
    void itSaysWhatItSaid(Transcript transcript) {
        List<String> line = new ArrayList<>(List.of("translate"));
        if (!transcript.words().contains("init")) {
            line.addAll(List.of("--rules", DIRECTORY.resolve("rules.yaml").toString()));
        }
        transcript.words().stream()
                .skip(1)
                .map(TranslateTranscriptTest::located)
                .forEach(line::add);

        Ran ran = Ran.banyan(line.toArray(String[]::new));

        Transcript said = new Transcript("", List.of(), near(ran.out()), near(ran.err()), ran.exit());
        assertThat(said.told()).isEqualTo(transcript.told());
    }

    /** As if the files were in the directory where the command was typed. */
    private static String near(String text) {
        return text.replace(DIRECTORY + "/", "");
    }

    private static String located(String word) {
        Path file = DIRECTORY.resolve(word.replace('*', '-'));
        return Files.exists(file) ? file.toString() : word;
    }
}
