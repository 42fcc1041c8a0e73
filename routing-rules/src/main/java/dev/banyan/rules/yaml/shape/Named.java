package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping whose keys are names of the user's own. Entries that cannot be read are left out. */
public record Named<V>(Shape<String> name, Shape<V> value) implements Shape<Map<String, V>> {

    @Override
    public @Nullable Map<String, V> read(String key, Node node, Context context) {
        if (!(node instanceof Mapping mapping)) {
            context.refuse("wrong-type", key, node, "a mapping", "");
            return null;
        }
        Map<String, V> values = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
            String read = name.read(key, entry.key(), context);
            V made = value.read(read == null ? entry.key().text() : read, entry.value(), context);
            if (read != null && made != null && values.putIfAbsent(read, made) != null) {
                context.refuse("duplicate-key", key, entry.key(), "each name once, in any case", "");
            }
        }
        return values;
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", "object", "propertyNames", name.schema(), "additionalProperties", value.schema());
    }
}
