package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules whose translations cannot work: each file says at its end which problems are found, and where. */
class BadTranslationsTest {
    private static final Path ROOT = Path.of("src/test/resources/bad-translations");
    private static final String EXPECT = "# expect: ";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyFaultIsFoundWithItsPlace(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> expected = text.lines()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();
        assertThat(problems(file, text)).containsExactlyElementsOf(expected);
    }

    private static List<String> problems(Path file, String text) {
        Reading reading = new RulesReader(new FileSecrets(ROOT))
                .read(List.of(new RulesText(file.getFileName().toString(), text)));
        assertThat(reading.problems()).isEmpty();
        return new TranslationCompiler(
                        name -> Files.readAllBytes(ROOT.resolve("schemas").resolve(name)))
                .compile(reading.rules(), reading.locations()).problems().stream()
                        .map(Problem::toString)
                        .toList();
    }
}
