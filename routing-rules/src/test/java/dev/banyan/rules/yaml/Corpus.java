package dev.banyan.rules.yaml;

import dev.banyan.rules.validate.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule files that say in comments what is wrong with them:
 *
 * <pre>{@code # expect: LINE:COLUMN CODE part of the sentence}</pre>
 *
 * A directory is one case of several files.
 */
record Corpus(String name, List<RulesText> files, List<Expectation> expectations) {
    private static final Path ROOT = Path.of("src/test/resources");
    private static final Pattern EXPECT =
            Pattern.compile("^# expect: (\\d+:\\d+) ([a-z0-9-]+) ?(.*)$", Pattern.MULTILINE);

    record Expectation(String place, String code, String part) {
        boolean isMetBy(Problem problem) {
            return problem.place().toString().equals(place)
                    && problem.code().equals(code)
                    && problem.toString().contains(part);
        }

        @Override
        public String toString() {
            return place + " " + code + " " + part;
        }
    }

    static Stream<Corpus> in(String directory) {
        try (Stream<Path> cases = Files.list(ROOT.resolve(directory))) {
            return cases.sorted().map(Corpus::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Corpus of(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            List<RulesText> texts = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Corpus::text)
                    .toList();
            List<Expectation> expectations =
                    texts.stream().flatMap(Corpus::expectations).toList();
            return new Corpus(path.getFileName().toString(), texts, expectations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RulesText text(Path path) {
        try {
            return RulesText.utf8(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Expectation> expectations(RulesText text) {
        Matcher matcher = EXPECT.matcher(text.content());
        return matcher.results()
                .map(found -> new Expectation(
                        text.file() + ":" + found.group(1),
                        found.group(2),
                        found.group(3).strip()));
    }

    Reading read() {
        return new RulesReader(new TestSecrets()).read(files);
    }

    @Override
    public String toString() {
        return name;
    }
}
