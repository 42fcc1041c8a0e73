package dev.banyan.rules.model.translation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of headers or query parameters, in this order: rename, remove, set.
 *
 * @param set name to a template of the value
 * @param rename old name to new one
 */
public record Edits(Map<String, String> set, Map<String, String> rename, List<String> remove) {
    public static final Edits NONE = new Edits(Map.of(), Map.of(), List.of());

    public Edits {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
        remove = List.copyOf(remove);
    }
}
