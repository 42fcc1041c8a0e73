package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidateCommandTest {
    private static final String FINE = """
            version: 1
            backends:
              old: {url: "http://127.0.0.1:1"}
            routes:
              - id: all
                match: {prefix: /}
                legacy: old
            """;
    /** Nothing uses the second backend. */
    private static final String ODD = FINE.replace("routes:", "  unused: {url: \"http://127.0.0.1:2\"}\nroutes:");

    private static final String BAD = FINE.replace("legacy: old", "legacy: nowhere\n    prioritty: 3");

    @TempDir
    private Path directory;

    @Test
    void fineRulesAreToldOnStandardErrorAndEndWith0() throws IOException {
        Ran ran = validate(FINE);
        assertThat(ran.err()).contains("fine, 1 route, revision ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.exit()).isZero();
    }

    @Test
    void everyProblemHasItsLineAndTheExitCodeIs1() throws IOException {
        Ran ran = validate(BAD);
        assertThat(ran.out().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.matches(".*rules\\.yaml:\\d+:\\d+: (error|warning) [a-z0-9-]+ .+"));
        assertThat(ran.err()).contains("error");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void rulesThatCanBeReadOnlyInPartAreToldInLinesNotInATrace() throws IOException {
        Ran ran = validate("version: 1\nroutes: [{id: x, colour: red}]\n");
        assertThat(ran.out().lines()).isNotEmpty().allMatch(line -> line.matches(".*rules\\.yaml:\\d+:\\d+: error .*"));
        assertThat(ran.err()).doesNotContain("unexpected");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void jsonIsAListOfTheContractsProblems() throws IOException {
        Ran ran = validate(BAD, "--format", "json");
        JsonNode problems = new ObjectMapper().readTree(ran.out());
        assertThat(problems.isArray()).isTrue();
        assertThat(problems.get(0).fieldNames())
                .toIterable()
                .containsExactly("severity", "code", "file", "line", "column", "message", "hint");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void jsonOfFineRulesIsAnEmptyList() throws IOException {
        Ran ran = validate(FINE, "--format=json");
        assertThat(new ObjectMapper().readTree(ran.out())).isEmpty();
        assertThat(ran.exit()).isZero();
    }

    @Test
    void warningsCountOnlyWhenStrict() throws IOException {
        assertThat(validate(ODD).exit()).isZero();
        assertThat(validate(ODD).out()).contains(": warning ");
        assertThat(validate(ODD, "--strict").exit()).isEqualTo(1);
    }

    @Test
    void rulesThatAreNotThereAreAProblem() {
        Ran ran = Ran.banyan("validate", directory.resolve("nowhere.yaml").toString());
        assertThat(ran.out()).contains("nowhere.yaml").contains("error");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void noPathAndAnUnknownFormatAreWrongUsage() throws IOException {
        assertThat(Ran.banyan("validate").exit()).isEqualTo(2);
        assertThat(validate(FINE, "--format", "xml").exit()).isEqualTo(2);
    }

    private Ran validate(String rules, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("rules.yaml"), rules);
        String[] words = new String[options.length + 2];
        words[0] = "validate";
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return Ran.banyan(words);
    }
}
