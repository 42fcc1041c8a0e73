package dev.banyan.rules.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and what must become of it; checked by {@code validate}.
 *
 * @param method as in {@code request: "GET http://host/path"}
 * @param headers by lower-case name
 * @param clientIp null: none is known
 * @param route the id that must win; null with {@code noRoute}: nothing may match
 * @param side which side it must come to; null: either
 */
public record Example(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable String clientIp,
        @Nullable String route,
        @Nullable Side side) {
    public Example {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
