package dev.banyan.rules.yaml;

import dev.banyan.rules.yaml.grammar.RulesGrammar;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema (draft-07, which editors know best) of the rules, made of the very grammar that reads them. */
public final class RulesSchema {
    private RulesSchema() {}

    /** The schema, as JSON text with line breaks. */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("$id", "https://banyan.dev/schema/rules.schema.json");
        schema.putAll(RulesGrammar.schema());
        schema.put("title", "Rules of Banyan");
        return JsonText.pretty(schema);
    }
}
