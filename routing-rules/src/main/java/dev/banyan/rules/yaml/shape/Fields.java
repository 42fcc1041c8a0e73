package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read of one mapping, by key. */
public final class Fields {
    /** Stands for the value of a key that is written but could not be read. */
    static final Object UNREADABLE = new Object();

    private static final Fields NONE = new Fields(new Mapping(new Place("", 1, 1), List.of()), Map.of(), null);

    private final Mapping mapping;
    private final Map<Key<?>, Object> values;
    private final @Nullable Fields behind;

    Fields(Mapping mapping, Map<Key<?>, Object> values, @Nullable Fields behind) {
        this.mapping = mapping;
        this.values = values;
        this.behind = behind;
    }

    /** A mapping without keys. */
    public static Fields none() {
        return NONE;
    }

    /** These, and what they leave out from others of the same shape. */
    public Fields or(Fields others) {
        return new Fields(mapping, values, others);
    }

    /** The value, or its default, or null where it has none. */
    public <T> @Nullable T find(Key<T> key) {
        T own = own(key);
        return own == null ? key.fallback() : own;
    }

    /** The value of a key that is required or has a default. */
    public <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException("key: " + key.name() + " (expected: required or with a default)");
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable T own(Key<T> key) {
        Object value = values.get(key);
        if (value == null || value == UNREADABLE) {
            return behind == null ? null : behind.own(key);
        }
        return (T) value;
    }

    /** True where the key is written, also with a value that could not be read. */
    public boolean has(Key<?> key) {
        return values.containsKey(key);
    }

    /** The value as written; where the key is left out the mapping itself. */
    public Node node(Key<?> key) {
        Node node = mapping.get(key.name());
        return node == null ? mapping : node;
    }

    /** Where the key stands; where it is left out the mapping itself. */
    public Place keyPlace(Key<?> key) {
        Mapping.Entry entry = mapping.entry(key.name());
        return entry == null ? mapping.place() : entry.key().place();
    }

    public Mapping mapping() {
        return mapping;
    }
}
