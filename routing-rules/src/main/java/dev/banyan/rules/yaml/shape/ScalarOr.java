package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A short form and a long one: a single value, or a mapping. */
public record ScalarOr<T>(Shape<? extends T> single, Shape<? extends T> mapping) implements Shape<T> {

    @Override
    public @Nullable T read(String name, Node node, Context context) {
        return node instanceof Mapping ? mapping.read(name, node, context) : single.read(name, node, context);
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("anyOf", List.of(single.schema(), mapping.schema()));
    }
}
