package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.validate.Suggestion;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Printable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping with known keys; any other key is an error. */
public final class Keys implements Shape<Fields> {
    private final String title;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<Key<?>> required;
    private final List<Rule> rules;

    private Keys(String title, List<Key<?>> keys, List<Rule> rules) {
        this.title = title;
        this.rules = List.copyOf(rules);
        this.required = keys.stream().filter(Key::isRequired).toList();
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    /** @param title what it is called in messages and in the schema: {@code route} */
    public static Keys of(String title, Key<?>... keys) {
        return new Keys(title, List.of(keys), List.of());
    }

    /** The same, with one more thing that must hold. */
    public Keys where(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Keys(title, List.copyOf(keys.values()), more);
    }

    @Override
    public @Nullable Fields read(String name, Node node, Context context) {
        if (!(node instanceof Mapping mapping)) {
            context.refuse("wrong-type", name, node, "a mapping with " + String.join(", ", keys.keySet()), "");
            return null;
        }
        Map<Key<?>, Object> values = new IdentityHashMap<>(mapping.entries().size());
        for (Mapping.Entry entry : mapping.entries()) {
            Key<?> key = keys.get(entry.key().text());
            Object value = key == null ? unknown(entry, context) : key.shape().read(key.name(), entry.value(), context);
            if (key != null) {
                values.put(key, value == null ? Fields.UNREADABLE : value);
            }
        }
        Fields fields = new Fields(mapping, values, null);
        required.forEach(key -> need(key, fields, context));
        rules.forEach(rule -> rule.check(fields, context));
        return fields;
    }

    private @Nullable Object unknown(Mapping.Entry entry, Context context) {
        String written = Printable.of(entry.key().text());
        context.error(
                "unknown-key",
                entry.key().place(),
                written + ": no key of " + title + " (expected: " + String.join(", ", keys.keySet()) + ")",
                Suggestion.of(entry.key().text(), keys.keySet()));
        return null;
    }

    private void need(Key<?> key, Fields fields, Context context) {
        if (!fields.has(key)) {
            context.error(
                    "missing-key",
                    fields.mapping().place(),
                    title + " without " + key.name() + " (expected: " + key.name() + ")",
                    "");
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.values().forEach(key -> properties.put(key.name(), key.schema()));
        Map<String, Object> schema = Schemas.of("title", title, "type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required.stream().map(Key::name).toList());
        }
        List<Map<String, Object>> more =
                rules.stream().map(Rule::schema).filter(said -> !said.isEmpty()).toList();
        if (!more.isEmpty()) {
            schema.put("allOf", more);
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
