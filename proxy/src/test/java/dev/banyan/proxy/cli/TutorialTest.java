package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.cli.TutorialShell.Shown;
import dev.banyan.proxy.peers.NeedsProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial, as a reader does it: what has {@code file=} is saved, commands are typed, and the block behind a command
 * is what it shows. {@code exit=} is the code that it ends with where that is not 0; {@code until=shown} lets it be typed
 * again for a while, as a reader does who is too quick for the background.
 */
final class TutorialTest {
    private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");
    private static final Path PAGE = DOCS.resolve("tutorial-translations.md");
    private static final Set<String> OUTPUTS = Set.of("text", "json", "xml");
    private static final Pattern VALIDATED = Pattern.compile("revision ([0-9a-f]{12})");
    private static final Pattern SERVED = Pattern.compile("\"revision\" *: *\"([0-9a-f]{12})\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final TutorialPorts ports = TutorialPorts.choose("8080", "8081", "8082", "8083", "9901");
    private boolean serving;

    @Test
    @NeedsProgram({"bash", "curl"})
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyStepDoesWhatItShows() throws Exception {
        copyExamples();
        Map<String, String> environment =
                Map.of("BANYAN_HTTP_PORT", ports.of("8080"), "BANYAN_ADMIN_PORT", ports.of("9901"));
        try (TutorialShell shell = TutorialShell.start(home, environment)) {
            List<FencedBlock> blocks = FencedBlock.of(PAGE);
            for (int i = 0; i < blocks.size(); i++) {
                FencedBlock block = blocks.get(i);
                if (block.options().containsKey("file")) {
                    save(block);
                } else if (block.is("sh")) {
                    type(shell, block, shown(blocks, i + 1));
                } else if (OUTPUTS.contains(block.kind())) {
                    assertThat(blocks.get(i - 1).kind())
                            .as("before %s", block.where())
                            .isEqualTo("sh");
                }
            }
        }
    }

    private void copyExamples() throws IOException {
        Path target = Files.createDirectories(home.resolve("docs/examples"));
        try (Stream<Path> examples = Files.list(DOCS.resolve("examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(example, target.resolve(example.getFileName()));
            }
        }
    }

    private static Optional<ShownOutput> shown(List<FencedBlock> blocks, int next) {
        return blocks.stream()
                .skip(next)
                .limit(1)
                .filter(block ->
                        OUTPUTS.contains(block.kind()) && !block.options().containsKey("file"))
                .map(ShownOutput::new)
                .findFirst();
    }

    private void type(TutorialShell shell, FencedBlock block, Optional<ShownOutput> expected) throws IOException {
        int exit = Integer.parseInt(block.options().getOrDefault("exit", "0"));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean again = block.options().containsKey("until");
        while (true) {
            Shown shown = shell.type(ports.toReal(block.text()));
            String text = ports.toShown(shown.text());
            try {
                assertThat(shown.exit()).as("%s%n%s", block.where(), text).isEqualTo(exit);
                expected.ifPresent(output -> output.isShownBy(text));
                serving |= block.text().contains("banyan serve");
                return;
            } catch (AssertionError other) {
                if (!again || System.nanoTime() > deadline) {
                    throw other;
                }
            }
        }
    }

    private void save(FencedBlock block) throws Exception {
        Path file = home.resolve("tutorial").resolve(block.options().get("file"));
        Files.writeString(file, ports.toReal(block.text()));
        if (block.is("yaml rules")) {
            Ran ran = Ran.banyan("validate", "--strict", file.getParent().toString());
            assertThat(ran.exit()).as("%s%n%s", block.where(), ran.out()).isZero();
            awaitLive(block, found(VALIDATED, ran.err()));
        }
    }

    /** Where Banyan runs, saved rules are live within two seconds; the next command may come sooner. */
    private void awaitLive(FencedBlock block, String revision) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (serving && !revision().equals(revision)) {
            assertThat(System.nanoTime()).as("%s is live", block.where()).isLessThan(deadline);
        }
    }

    private String revision() throws Exception {
        URI rules = URI.create("http://127.0.0.1:" + ports.of("9901") + "/api/v1/rules");
        String state = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(rules).build(), BodyHandlers.ofString())
                .body();
        return found(SERVED, state);
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
