package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.Node;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a value may look like: reads it, and describes itself as JSON Schema (draft-07). One declaration for both, so
 * that they cannot drift apart.
 *
 * @param <T> what comes of a value
 */
public interface Shape<T> {

    /**
     * Reads a value; what is wrong with it is told to the context.
     *
     * @param name the key it stands under, for messages
     * @return what was read, or null where nothing could be
     */
    @Nullable
    T read(String name, Node node, Context context);

    /** This shape as JSON Schema: maps, lists, strings, numbers and booleans. A new map at each call. */
    Map<String, Object> schema();

    /**
     * The same values, made into something else.
     *
     * @param make may answer null where there is nothing to make it of
     */
    default <U> Shape<U> as(Function<T, @Nullable U> make) {
        Shape<T> self = this;
        return new Shape<>() {
            @Override
            public @Nullable U read(String name, Node node, Context context) {
                T value = self.read(name, node, context);
                return value == null ? null : make.apply(value);
            }

            @Override
            public Map<String, Object> schema() {
                return self.schema();
            }
        };
    }
}
