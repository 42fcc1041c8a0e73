package dev.banyan.rules.yaml.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small pieces of JSON Schema. */
public final class Schemas {
    private Schemas() {}

    /** A schema of names and values in turn. */
    public static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            schema.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return schema;
    }

    public static Map<String, Object> string(String pattern) {
        return of("type", "string", "pattern", pattern);
    }

    /** Text that may be written without quotes, also where it looks like a number or a truth value. */
    public static Map<String, Object> anyText() {
        return of("type", List.of("string", "number", "boolean"));
    }
}
