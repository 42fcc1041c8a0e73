package dev.banyan.rules.live;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of rules with errors can be looked at further: what was found good as it stands there, so that no error has another. */
final class WellWritten {
    private static final String TRANSLATIONS = "/translations/";
    private static final String ROUTES = "/routes";
    private static final List<String> TOP = List.of("/version", "/defaults", "/backends", "/translations", ROUTES);

    private WellWritten() {}

    /** The translations that no error stands in, and the routes where none stands in any. */
    static Rules of(Rules rules, Reading reading) {
        Set<String> broken = broken(reading.problems(), parts(rules, reading.locations()));
        Map<String, Translation> translations = new LinkedHashMap<>(rules.translations());
        translations.keySet().removeIf(name -> broken.contains(TRANSLATIONS + name));
        boolean routes = broken.stream().noneMatch(part -> part.startsWith(ROUTES));
        return new Rules(rules.backends(), translations, routes ? rules.routes() : List.of());
    }

    /** By where they begin; each ends where the next one does. */
    private static TreeMap<Place, String> parts(Rules rules, Locations locations) {
        TreeMap<Place, String> parts = new TreeMap<>();
        TOP.forEach(part -> parts.put(locations.ofKey(part), part));
        rules.backends().keySet().forEach(name -> parts.put(locations.ofKey("/backends/" + name), "/backends"));
        rules.translations()
                .keySet()
                .forEach(name -> parts.put(locations.ofKey(TRANSLATIONS + name), TRANSLATIONS + name));
        for (int i = 0; i < rules.routes().size(); i++) {
            parts.put(locations.of(ROUTES + "/" + i), ROUTES);
        }
        return parts;
    }

    private static Set<String> broken(List<Problem> problems, TreeMap<Place, String> parts) {
        return problems.stream()
                .filter(Problem::isError)
                .map(problem -> parts.floorEntry(problem.place()))
                .filter(part -> part != null)
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }
}
