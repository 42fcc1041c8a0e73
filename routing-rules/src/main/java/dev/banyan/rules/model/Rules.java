package dev.banyan.rules.model;

import dev.banyan.rules.model.translation.Translation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole of the rules, files merged, {@code defaults} already filled into the routes and backends.
 *
 * @param backends by name, in the order written
 * @param translations by name, in the order written
 * @param routes in the order written, which is the last tie-break of matching
 */
public record Rules(Map<String, Backend> backends, Map<String, Translation> translations, List<Route> routes) {
    public Rules {
        translations = Collections.unmodifiableMap(new LinkedHashMap<>(translations));
        backends = Collections.unmodifiableMap(new LinkedHashMap<>(backends));
        routes = List.copyOf(routes);
    }
}
