package dev.banyan.rules.yaml.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One known key of a mapping. Keys are told apart by identity: each is declared once.
 *
 * @param <T> what its value is read as
 */
public final class Key<T> {
    private final String name;
    private final Shape<T> shape;
    private final String says;
    private final @Nullable T fallback;
    private final @Nullable Object written;
    private final boolean required;
    private final Object example;

    private Key(
            String name,
            Shape<T> shape,
            String says,
            @Nullable T fallback,
            @Nullable Object written,
            boolean required,
            Object example) {
        this.name = name;
        this.shape = shape;
        this.says = says;
        this.fallback = fallback;
        this.written = written;
        this.required = required;
        this.example = example;
    }

    /**
     * A key that may be left out.
     *
     * @param says what it means, for the schema
     */
    public static <T> Key<T> of(String name, Shape<T> shape, String says) {
        return new Key<>(name, shape, says, null, null, false, "");
    }

    /**
     * The same with a default.
     *
     * @param value what stands for it where it is left out
     * @param asWritten the same as a person would write it, for the schema
     */
    public Key<T> byDefault(T value, Object asWritten) {
        return new Key<>(name, shape, says, value, asWritten, false, example);
    }

    /**
     * The same, needed.
     *
     * @param harmless what stands for it where it is missing or bad all the same, so that reading can go on
     */
    public Key<T> required(T harmless) {
        return new Key<>(name, shape, says, harmless, null, true, example);
    }

    /** The same, with an example in the schema. */
    public Key<T> example(Object value) {
        return new Key<>(name, shape, says, fallback, written, required, value);
    }

    public String name() {
        return name;
    }

    Shape<T> shape() {
        return shape;
    }

    @Nullable
    T fallback() {
        return fallback;
    }

    boolean isRequired() {
        return required;
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", says);
        schema.putAll(shape.schema());
        schema.put("description", says);
        if (written != null) {
            schema.put("default", written);
        }
        if (!example.equals("")) {
            schema.put("examples", List.of(example));
        }
        return schema;
    }
}
