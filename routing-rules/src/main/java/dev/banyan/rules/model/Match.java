package dev.banyan.rules.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request must be for a route to take it. Everything that is named must hold; what is left out matches anything.
 *
 * @param hosts exact names or {@code *.example.com}, lower case, no port; empty: any host
 * @param path null: any path
 * @param methods as written, upper case; empty: any method
 * @param headers by lower-case name, in the order written
 * @param query by name
 * @param cookies by name
 */
public record Match(
        List<String> hosts,
        @Nullable PathCondition path,
        List<String> methods,
        Map<String, ValueCondition> headers,
        Map<String, ValueCondition> query,
        Map<String, ValueCondition> cookies) {

    public Match {
        hosts = List.copyOf(hosts);
        methods = List.copyOf(methods);
        headers = ordered(headers);
        query = ordered(query);
        cookies = ordered(cookies);
    }

    /** The number of further conditions, by which the more exact of two routes is told: methods count one in all. */
    public int conditions() {
        return (methods.isEmpty() ? 0 : 1) + headers.size() + query.size() + cookies.size();
    }

    private static Map<String, ValueCondition> ordered(Map<String, ValueCondition> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
