package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list whose items are alike. Items that cannot be read are left out.
 *
 * @param atLeast the number of items
 * @param distinct true: no value twice
 */
public record Items<T>(Shape<T> item, int atLeast, boolean distinct) implements Shape<List<T>> {
    /** Up to here a walk beats a hash. */
    private static final int FEW = 8;

    /** Any number of values, each once. */
    public static <T> Items<T> of(Shape<T> item) {
        return new Items<>(item, 0, true);
    }

    /** One value or more, each once. */
    public static <T> Items<T> oneOrMore(Shape<T> item) {
        return new Items<>(item, 1, true);
    }

    /** Any number of values, also alike. */
    public static <T> Items<T> repeating(Shape<T> item) {
        return new Items<>(item, 0, false);
    }

    @Override
    public @Nullable List<T> read(String name, Node node, Context context) {
        if (!(node instanceof Sequence sequence)) {
            context.refuse("wrong-type", name, node, "a list", "write it in brackets: [...]");
            return null;
        }
        if (sequence.items().size() < atLeast) {
            context.refuse("empty-list", name, node, "at least " + atLeast, "");
            return null;
        }
        List<T> values = new ArrayList<>(sequence.items().size());
        Collection<T> seen = sequence.items().size() > FEW ? new HashSet<>() : values;
        for (Node each : sequence.items()) {
            T value = item.read(name, each, context);
            if (value == null) {
                continue;
            }
            if (distinct && seen.contains(value)) {
                context.refuse("duplicate-value", name, each, "each value once", "");
                continue;
            }
            values.add(value);
            if (distinct && seen != values) {
                seen.add(value);
            }
        }
        return values;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = Schemas.of("type", "array", "items", item.schema());
        if (atLeast > 0) {
            schema.put("minItems", atLeast);
        }
        if (distinct) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }
}
