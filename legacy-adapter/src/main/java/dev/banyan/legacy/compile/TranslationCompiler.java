package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.validate.Locations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes translators of all translations of the rules, and finds every fault in them: pointers that the schemas do not
 * know, required parts that nothing fills, values that cannot be, examples that do not hold.
 */
public final class TranslationCompiler {
    private final SchemaFiles files;

    public TranslationCompiler(SchemaFiles files) {
        this.files = files;
    }

    /** Never throws for what is wrong with the rules or the files that they name. */
    public CompiledTranslations compile(Rules rules, Locations locations) {
        Faults faults = new Faults(locations);
        SchemaReader schemas = new SchemaReader(files);
        Map<String, Translator> translators = new HashMap<>();
        Map<String, Set<String>> pathNames = new HashMap<>();
        for (Translation translation : rules.translations().values()) {
            TranslationPlan plan = new TranslationPlan(
                    translation, schemas, files, faults.at("translations").at(translation.name()));
            Translator translator = plan.translator();
            if (translator != null) {
                translators.put(translation.name(), translator);
            }
            pathNames.put(translation.name(), plan.pathNames());
        }
        checkPathNames(rules.routes(), pathNames, faults.at("routes"));
        return new CompiledTranslations(translators, faults.all());
    }

    /** A name that a translation cannot do without, and that a route with this translation does not have. */
    private static void checkPathNames(List<Route> routes, Map<String, Set<String>> wanted, Faults faults) {
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            Faults at = faults.at(i).at("translate");
            Set<String> names = names(route);
            route.translate().forEach((side, translation) -> {
                Set<String> missing = new HashSet<>(wanted.getOrDefault(translation, Set.of()));
                missing.removeAll(names);
                missing.stream().sorted().forEach(name -> at.at(side.word())
                        .error(
                                "unknown-path-name",
                                side.word() + ": " + translation + ", which needs {" + name
                                        + "} of the path (expected: a route " + "whose path has it)",
                                "match: {path: /.../{" + name + "}}"));
            });
        }
    }

    private static Set<String> names(Route route) {
        return route.match().path() instanceof PathCondition.Template template
                ? Set.copyOf(template.template().names())
                : Set.of();
    }
}
