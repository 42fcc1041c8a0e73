package dev.banyan.rules.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesLoaderTest {
    private static final String BACKENDS = "backends: {old: {url: 'http://old:8080'}}\n";
    private static final String TRANSLATIONS = """
            translations:
              good: {request: {path: /a}}
              bad: {request: {path: /a, metod: GET}}
              fine: {request: {path: /b}}
            """;
    private static final String ROUTES = """
            routes:
              - {id: one, match: {prefix: /}, legacy: old, translate: {legacy: good}}
            """;

    private final List<Rules> seen = new ArrayList<>();

    private List<String> load(String... files) {
        List<RulesText> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(new RulesText("f" + texts.size() + ".yaml", file));
        }
        FurtherCheck further = (rules, locations) -> {
            seen.add(rules);
            return rules.translations().keySet().stream()
                    .map(name -> Problem.error("odd", locations.ofKey("/translations/" + name), name, ""))
                    .toList();
        };
        RulesLoader loader =
                new RulesLoader(new RulesReader(new FileSecrets(Path.of("."))), further, Clock.systemUTC());
        return loader.load(new Content.Readable("0123456789ab", texts, List.of())).problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.place() + " " + problem.code())
                .toList();
    }

    @Test
    void anErrorInOneTranslationHidesNoneInTheOthers() {
        assertThat(load(BACKENDS + TRANSLATIONS + ROUTES))
                .containsExactly("f0.yaml:3:3 odd", "f0.yaml:4:29 unknown-key", "f0.yaml:5:3 odd");
        assertThat(seen.get(0).routes()).hasSize(1);
    }

    @Test
    void anErrorInARouteHidesNoneInTheTranslations() {
        String routes = ROUTES.replace("prefix", "prefx");
        assertThat(load(BACKENDS + TRANSLATIONS.replace("metod", "method") + routes))
                .contains("f0.yaml:3:3 odd", "f0.yaml:4:3 odd", "f0.yaml:5:3 odd");
        assertThat(seen.get(0).routes()).isEmpty();
    }

    @Test
    void anErrorInOneFileIsNoneOfAnothers() {
        assertThat(load(BACKENDS + ROUTES, TRANSLATIONS, "routes: [{id: 7/7}]\n"))
                .contains("f1.yaml:2:3 odd", "f1.yaml:3:29 unknown-key", "f1.yaml:4:3 odd");
    }

    @Test
    void soundRulesAreLookedAtAsTheyAre() {
        assertThat(load(BACKENDS + TRANSLATIONS.replace("metod", "method") + ROUTES))
                .hasSize(3);
        assertThat(seen.get(0).routes()).hasSize(1);
    }
}
