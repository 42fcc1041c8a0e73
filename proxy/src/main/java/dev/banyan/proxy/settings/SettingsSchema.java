package dev.banyan.proxy.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema (draft-07) of the settings, made from the same keys that read them. */
public final class SettingsSchema {
    private SettingsSchema() {}

    /** The schema, as JSON text with line breaks. */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.putAll(SettingsKeys.SHAPE.schema());
        NotYet.restrict(schema);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("schema: not JSON", e);
        }
    }
}
