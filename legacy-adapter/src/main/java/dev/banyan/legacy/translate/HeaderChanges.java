package dev.banyan.legacy.translate;

import java.util.List;
import java.util.Map;

/**
 * What becomes of headers, in this order: rename, remove, set. Names in lower case. Framing, Content-Type,
 * Content-Encoding and validators of a body that became another one are whoever sends it's to make right.
 *
 * @param rename old name to new one
 * @param remove names that go
 * @param set name to value, in place of what came
 */
public record HeaderChanges(Map<String, String> rename, List<String> remove, Map<String, String> set) {
    public static final HeaderChanges NONE = new HeaderChanges(Map.of(), List.of(), Map.of());

    public boolean isNone() {
        return rename.isEmpty() && remove.isEmpty() && set.isEmpty();
    }
}
