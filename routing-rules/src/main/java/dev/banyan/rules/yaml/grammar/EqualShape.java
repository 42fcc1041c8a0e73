package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.ValueCondition;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.SecretNames;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value written out; a secret one where a placeholder stands in it, or its name tells. */
final class EqualShape implements Shape<ValueCondition> {

    @Override
    public @Nullable ValueCondition read(String name, Node node, Context context) {
        String value = HttpTexts.HEADER_VALUE.read(name, node, context);
        if (value == null) {
            return null;
        }
        boolean expanded = node instanceof Scalar scalar && !scalar.text().equals(value);
        return new ValueCondition.Equal(value, expanded || SecretNames.isSecret(name));
    }

    @Override
    public Map<String, Object> schema() {
        return HttpTexts.HEADER_VALUE.schema();
    }
}
