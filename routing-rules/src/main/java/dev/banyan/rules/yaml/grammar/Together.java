package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.shape.Schemas;
import java.util.List;
import java.util.Map;

/** Two keys of which neither stands alone. */
record Together(Key<?> one, Key<?> other) implements Rule {

    static Rule of(Key<?> one, Key<?> other) {
        return new Together(one, other);
    }

    @Override
    public void check(Fields fields, Context context) {
        if (fields.has(one) != fields.has(other)) {
            Key<?> written = fields.has(one) ? one : other;
            Key<?> missing = fields.has(one) ? other : one;
            context.error(
                    "missing-key",
                    fields.keyPlace(written),
                    written.name() + ": alone (expected: " + missing.name() + " beside it)",
                    "");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of(
                "dependencies", Schemas.of(one.name(), List.of(other.name()), other.name(), List.of(one.name())));
    }
}
