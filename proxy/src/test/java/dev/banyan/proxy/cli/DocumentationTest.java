package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README and docs show is what the program does: their blocks go through the real readers and commands. */
final class DocumentationTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path README = ROOT.resolve("README.md");
    private static final Set<String> PROGRAMS = Set.of(
            "mvn",
            "java",
            "curl",
            "cd",
            "cp",
            "mkdir",
            "rm",
            "tail",
            "cat",
            "grep",
            "sed",
            "kill",
            "export",
            ".ci/run",
            "proxy/bench/run",
            "proxy/bench/attack",
            "proxy/bench/soak");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    @TempDir
    private Path directory;

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(README, ROOT.resolve("CONTRIBUTING.md")), pages.stream());
        }
    }

    static Stream<FencedBlock> blocks() throws IOException {
        return documents().flatMap(page -> FencedBlock.of(page).stream());
    }

    /** Those of the tutorial stand in files beside each other; {@link TutorialTest} looks at them. */
    static Stream<FencedBlock> rules() throws IOException {
        return blocks().filter(
                        block -> block.is("yaml rules") && !block.options().containsKey("file"));
    }

    static Stream<FencedBlock> settings() throws IOException {
        return blocks().filter(block -> block.is("yaml settings"));
    }

    static Stream<FencedBlock> shell() throws IOException {
        return blocks().filter(block -> block.is("sh"));
    }

    @Test
    void everyBlockOfYamlSaysWhatItIs() throws IOException {
        assertThat(blocks().filter(block -> block.kind().startsWith("yaml")).map(FencedBlock::kind))
                .isSubsetOf("yaml rules", "yaml settings");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void rulesShownAreFineAndNotEvenOdd(FencedBlock block) throws IOException {
        copyExamples();
        Path file = Files.writeString(directory.resolve("rules.yaml"), block.text());

        Ran ran = Ran.banyan("validate", "--strict", file.toString());

        assertThat(ran.exit())
                .as("%s%n%s%s", block.where(), ran.out(), ran.err())
                .isZero();
    }

    /** The schemas that rules name stand beside them. */
    private void copyExamples() throws IOException {
        try (Stream<Path> examples = Files.list(ROOT.resolve("docs/examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(example, directory.resolve(example.getFileName()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void settingsShownAreRead(FencedBlock block) throws IOException {
        Path file = Files.writeString(directory.resolve("settings.yaml"), block.text());

        assertThatCode(() -> Settings.load(file, Map.of(), Map.of()))
                .as(block.where())
                .doesNotThrowAnyException();
    }

    @Test
    void thePageOfSettingsShowsTheDefaults() throws Exception {
        FencedBlock shown = FencedBlock.of(ROOT.resolve("docs/settings.md")).get(0);
        Path file = Files.writeString(directory.resolve("settings.yaml"), shown.text());

        assertThat(Settings.load(file, Map.of(), Map.of())).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shell")
    void commandsShownAreUnderstood(FencedBlock block) {
        block.commands().forEach(words -> {
            String program = words.get(0);
            if (program.equals("banyan") || program.equals("./banyan")) {
                String[] arguments = words.stream().skip(1).toArray(String[]::new);
                assertThatCode(() -> new CommandLine(Main.class).parseArgs(arguments))
                        .as("%s %s", block.where(), words)
                        .doesNotThrowAnyException();
            } else {
                assertThat(PROGRAMS).as("%s %s", block.where(), words).contains(program);
                assertThat(!program.contains("/") || Files.isExecutable(ROOT.resolve(program)))
                        .as("%s: %s can be run", block.where(), program)
                        .isTrue();
            }
        });
    }

    @Test
    void theQuickStartDoesWhatItSays() throws IOException {
        String rules = FencedBlock.of(README).stream()
                .filter(block -> block.is("yaml rules"))
                .findFirst()
                .orElseThrow()
                .text();
        String file = Files.writeString(directory.resolve("rules.yaml"), rules).toString();

        List<List<String>> commands = FencedBlock.of(README).stream()
                .filter(block -> block.is("sh"))
                .flatMap(FencedBlock::commands)
                .filter(words -> words.contains("validate") || words.contains("explain"))
                .toList();

        assertThat(commands).hasSize(2).allSatisfy(words -> {
            String[] arguments = words.stream()
                    .skip(1)
                    .map(word -> word.equals("rules.yaml") ? file : word)
                    .toArray(String[]::new);
            assertThat(Ran.banyan(arguments).exit()).as("%s", words).isZero();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) {
        List<String> targets = LINK.matcher(FencedBlock.read(document))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(targets).allSatisfy(target -> assertThat(document.resolveSibling(target))
                .exists());
    }

    @Test
    void everyCodeOfAnAnswerStandsInOperations() {
        String operations = FencedBlock.read(ROOT.resolve("docs/operations.md"));

        assertThat(Arrays.stream(FailureKind.values())
                        .filter(kind -> kind != FailureKind.CLIENT_ABORTED)
                        .map(kind -> "`" + kind.code() + "`"))
                .allSatisfy(code -> assertThat(operations).contains(code));
    }

    @Test
    void everyReasonForRejectionStandsInHttp() {
        String http = FencedBlock.read(ROOT.resolve("docs/http.md"));

        assertThat(Arrays.stream(FailureKind.values())
                        .filter(FailureKind::isRejection)
                        .filter(kind -> !kind.reason().equals(kind.code()))
                        .map(kind -> "`" + kind.reason() + "`"))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(http).contains(reason));
    }
}
