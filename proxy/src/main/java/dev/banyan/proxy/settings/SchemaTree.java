package dev.banyan.proxy.settings;

import java.util.Map;

/** Walks down a JSON Schema that is made of maps. */
final class SchemaTree {
    private SchemaTree() {}

    /** The schemas of an object's keys; empty where it is no object with known keys. */
    static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return maps(schema.getOrDefault("properties", Map.of()));
    }

    /** True for a list whose items are single values. */
    static boolean isPlainList(Map<String, Object> schema) {
        return isList(schema) && !maps(schema.getOrDefault("items", Map.of())).containsKey("properties");
    }

    static boolean isList(Map<String, Object> schema) {
        return "array".equals(schema.get("type"));
    }

    @SuppressWarnings("unchecked") // what holds other schemas is a map by name
    private static Map<String, Map<String, Object>> maps(Object value) {
        return (Map<String, Map<String, Object>>) value;
    }
}
