package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A word or text, quoted or not; a number or truth value counts as it is written.
 *
 * @param code of the problem where it does not fit
 * @param expected what is wanted, for messages
 * @param parser makes an immutable value of it, of equal texts equal ones
 * @param pattern its schema
 * @param placeholders true: {@code ${env:NAME}} and {@code ${file:PATH}} may stand in it
 * @param salvage what a text that does not fit is read as, so that further checks can go on; null for nothing
 */
public record Text<T>(
        String code,
        String expected,
        Parser<T> parser,
        Map<String, Object> pattern,
        boolean placeholders,
        Function<String, @Nullable T> salvage)
        implements Shape<T> {

    /** Text to value. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(String text) throws Unfit;
    }

    /** Text in which no placeholder may stand. */
    public static <T> Text<T> of(String code, String expected, Map<String, Object> schema, Parser<T> parser) {
        return new Text<>(code, expected, parser, schema, false, text -> null);
    }

    /** The same, with placeholders. */
    public Text<T> withPlaceholders() {
        return new Text<>(code, expected, parser, pattern, true, salvage);
    }

    /** The same, with something to go on with where it does not fit. */
    public Text<T> salvaging(Function<String, @Nullable T> something) {
        return new Text<>(code, expected, parser, pattern, placeholders, something);
    }

    @Override
    public @Nullable T read(String name, Node node, Context context) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            context.refuse("wrong-type", name, node, expected, "");
            return null;
        }
        String text = scalar.text();
        if (text.contains("${") && (placeholders || Placeholder.isIn(text))) {
            if (!placeholders) {
                context.refuse("misplaced-placeholder", name, node, expected, "a placeholder cannot stand here");
                return salvage.apply(text);
            }
            text = context.expand(name, scalar);
            if (text == null) {
                return null;
            }
        }
        return parse(name, text, scalar, context);
    }

    private @Nullable T parse(String name, String text, Scalar scalar, Context context) {
        T known = context.known(this, text);
        if (known != null) {
            return known;
        }
        try {
            T value = parser.parse(text);
            context.know(this, text, value);
            return value;
        } catch (Unfit e) {
            context.refuse(code, name, scalar, e.expected().isEmpty() ? expected : e.expected(), e.hint());
            return salvage.apply(text);
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(pattern);
        if (placeholders && pattern.containsKey("pattern")) {
            schema.put("pattern", "\\$\\{(env|file):|" + pattern.get("pattern"));
        }
        return schema;
    }
}
