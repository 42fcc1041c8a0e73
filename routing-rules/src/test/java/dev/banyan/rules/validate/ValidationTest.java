package dev.banyan.rules.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file under {@code validate} says in lines of {@code # expect:} what must be found in it, and nothing else. That a
 * key's behaviour is still to come does not count.
 */
class ValidationTest {
    private static final Path CASES = Path.of("src/test/resources/validate");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final String EXPECT = "# expect: ";

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void exactlyWhatIsExpectedIsFound(String name) throws IOException {
        String text = Files.readString(CASES.resolve(name));

        assertThat(found(text)).containsExactlyElementsOf(expected(text));
    }

    private static List<String> expected(String text) {
        return text.lines()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();
    }

    private static boolean isWhole(Reading reading) {
        return reading.problems().stream().allMatch(problem -> problem.code().equals("not-yet-supported"));
    }

    private static List<String> found(String text) {
        Reading reading = new RulesReader(new FileSecrets(CASES)).read(List.of(new RulesText("rules.yaml", text)));
        Rules rules = reading.rules();
        assertThat(rules).as("%s", reading.problems()).isNotNull();
        List<Problem> found = Validation.problems(
                rules, RouteTable.compile(rules.routes()), reading.locations(), TODAY, isWhole(reading));
        return Stream.concat(reading.problems().stream(), found.stream())
                .filter(problem -> !problem.code().equals("not-yet-supported"))
                .sorted(Comparator.comparing(Problem::place))
                .map(problem -> problem.toString().substring("rules.yaml:".length()))
                .toList();
    }
}
