package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.compile.TranslationCompiler;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.workbench.Message;
import dev.banyan.legacy.workbench.Sample;
import dev.banyan.legacy.workbench.Trial;
import dev.banyan.legacy.workbench.Workbench;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import dev.banyan.rules.yaml.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Examples for rules that have been drafted. Only of the old side there is a schema, so every example begins there: a
 * document by the schema is read by those of the two drafts (there, and back) that read it.
 */
final class Examples {
    private static final Secrets NONE = new Secrets() {
        @Override
        public @Nullable String env(String name) {
            return null;
        }

        @Override
        public String file(Path path) throws IOException {
            throw new IOException("no file is read here");
        }
    };

    private final SchemaFiles files;
    private final Map<String, Translation> plain;
    private final Map<String, Translation> mimicking;

    /**
     * @param plain rules for a client of JSON before the old service
     * @param mimicking rules for an old client before a service of JSON, with the same names
     */
    Examples(SchemaFiles files, String plain, String mimicking) {
        this.files = files;
        this.plain = translations(plain);
        this.mimicking = translations(mimicking);
    }

    private static Map<String, Translation> translations(String rules) {
        Reading reading = reading(rules);
        return reading.rules() == null || !reading.isSound()
                ? Map.of()
                : reading.rules().translations();
    }

    private static Reading reading(String rules) {
        return new RulesReader(NONE).read(List.of(new RulesText("rules.yaml", rules)));
    }

    /** By name; where none can be made there are none. */
    Map<String, List<Example>> of(List<String> names, boolean mimic) {
        Map<String, List<Example>> all = new HashMap<>();
        for (String name : names) {
            List<Example> examples = new ArrayList<>();
            for (Direction direction : Direction.values()) {
                Example example = example(name, direction, mimic);
                if (example != null) {
                    examples.add(example);
                }
            }
            if (!examples.isEmpty()) {
                all.put(name, examples);
            }
        }
        return all;
    }

    private @Nullable Example example(String name, Direction direction, boolean mimic) {
        boolean reads = mimic == (direction == Direction.REQUEST);
        Workbench drafted = bench(mimic ? mimicking : plain, name);
        Workbench other = bench(mimic ? plain : mimicking, name);
        if (drafted == null || other == null) {
            return null;
        }
        Trial old = sample(reads ? drafted : other, direction);
        if (old == null || old.after() == null) {
            return null;
        }
        if (reads) {
            return new Example(direction.word(), old.before(), old.after());
        }
        Trial there = trial(drafted, direction, old.after());
        Message after = there.after();
        return after == null ? null : new Example(direction.word(), there.before(), after);
    }

    private @Nullable Workbench bench(Map<String, Translation> translations, String name) {
        Translation translation = translations.get(name);
        try {
            return translation == null ? null : new Workbench(translation, files);
        } catch (IllegalArgumentException faulty) {
            return null;
        }
    }

    /** The fullest that can be translated; null: none can. */
    private static @Nullable Trial sample(Workbench bench, Direction direction) {
        return bench.samples(direction, request(new byte[0])).stream()
                .map(Sample::trial)
                .filter(trial -> trial != null && trial.fault() == null)
                .findFirst()
                .orElse(null);
    }

    private static Trial trial(Workbench bench, Direction direction, Message message) {
        return direction == Direction.REQUEST
                ? bench.request(request(message.bytes()))
                : bench.response(new Answer(200, List.of(), message.bytes()), request(new byte[0]));
    }

    private static Request request(byte[] body) {
        return new Request("POST", "/", "", Map.of(), "example", List.of(), body);
    }

    /** The names of translations whose examples do not hold, after all. */
    static Set<String> failing(String rules, SchemaFiles files) {
        Set<String> failing = new HashSet<>();
        Reading reading = reading(rules);
        Rules read = reading.rules();
        if (read == null || !reading.isSound()) {
            return failing;
        }
        for (Problem problem : new TranslationCompiler(files)
                .compile(read, reading.locations())
                .problems()) {
            if (problem.code().equals("example-failed") || problem.code().equals("bad-example")) {
                failing.add(around(problem, read, reading.locations()));
            }
        }
        return failing;
    }

    /** The last translation that begins before it. */
    private static String around(Problem problem, Rules read, Locations locations) {
        String around = "";
        for (String name : read.translations().keySet()) {
            Place start = locations.ofKey("/translations/" + name);
            around = start.line() <= problem.place().line() ? name : around;
        }
        return around;
    }
}
