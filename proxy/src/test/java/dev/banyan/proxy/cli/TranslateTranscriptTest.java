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
        List<String> line = new ArrayList<>(List.of("translate", "--rules", DIRECTORY.resolve("rules.yaml") + ""));
        transcript.words().stream()
                .skip(1)
                .map(TranslateTranscriptTest::located)
                .forEach(line::add);

        Ran ran = Ran.banyan(line.toArray(String[]::new));

        String err = ran.err().replace(DIRECTORY + "/", "");
        assertThat(new Transcript("", List.of(), ran.out(), err, ran.exit()).told())
                .isEqualTo(transcript.told());
    }

    private static String located(String word) {
        Path file = DIRECTORY.resolve(word.replace('*', '-'));
        return Files.exists(file) ? file.toString() : word;
    }
}
