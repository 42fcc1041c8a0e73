package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Named;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole document. */
public final class RulesGrammar {
    private static final Key<Integer> VERSION = Key.of("version", Numbers.integer(1, 1), "The version of this format.")
            .byDefault(1, 1);
    private static final Key<Fields> DEFAULTS =
            Key.of("defaults", DefaultsGrammar.KEYS, "What a route or backend leaves out; in one file only.");
    private static final Key<Map<String, Fields>> BACKENDS = Key.of(
                    "backends", new Named<>(Texts.ID, BackendGrammar.KEYS), "Named places that requests go to.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Map<String, Fields>> TRANSLATIONS = Key.of(
                    "translations",
                    new Named<>(Texts.ID, TranslationGrammar.KEYS),
                    "Mappings of requests and answers between the contract of the client and that of a backend.")
            .byDefault(Map.of(), Map.of());
    private static final Key<List<Fields>> ROUTES = Key.of(
                    "routes", Items.repeating(RouteGrammar.KEYS), "What requests match and what happens to them.")
            .byDefault(List.of(), List.of());

    private static final Keys KEYS = Keys.of("rules", VERSION, DEFAULTS, BACKENDS, TRANSLATIONS, ROUTES);

    private RulesGrammar() {}

    /** The schema of one file. */
    public static Map<String, Object> schema() {
        return KEYS.schema();
    }

    /**
     * The model of a document; with problems, as much of it as can be had.
     *
     * @param document all files as one; the items of its {@code routes} are mappings
     */
    public static Rules read(Mapping document, Context context) {
        Fields fields = KEYS.read("rules", document, context);
        Fields read = fields == null ? Fields.none() : fields;
        NotYet.refuse(document, context);
        Fields written = read.find(DEFAULTS);
        Fields defaults = written == null ? Fields.none() : written;
        return new Rules(
                backends(read.get(BACKENDS), defaults),
                translations(read.get(TRANSLATIONS)),
                routes(read.get(ROUTES), defaults, context));
    }

    private static Map<String, Backend> backends(Map<String, Fields> written, Fields defaults) {
        Map<String, Backend> backends = new LinkedHashMap<>();
        written.forEach((name, fields) -> backends.put(name, BackendGrammar.backend(name, fields, defaults)));
        return backends;
    }

    private static Map<String, Translation> translations(Map<String, Fields> written) {
        Map<String, Translation> translations = new LinkedHashMap<>();
        written.forEach((name, fields) -> translations.put(name, TranslationGrammar.translation(name, fields)));
        return translations;
    }

    private static List<Route> routes(List<Fields> written, Fields defaults, Context context) {
        RouteIds ids = new RouteIds(context);
        List<Route> routes = new ArrayList<>(written.size());
        for (Fields fields : written) {
            routes.add(RouteGrammar.route(ids.of(fields), fields, defaults));
        }
        return routes;
    }
}
