package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.CoreSchema;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number within bounds, exactly as written.
 *
 * @param whole true: no fraction
 */
public record Numbers(BigDecimal min, BigDecimal max, boolean whole) implements Shape<BigDecimal> {

    public static Shape<Integer> integer(int min, int max) {
        return new Numbers(BigDecimal.valueOf(min), BigDecimal.valueOf(max), true).as(BigDecimal::intValueExact);
    }

    public static Shape<BigDecimal> decimal(long min, long max) {
        return new Numbers(BigDecimal.valueOf(min), BigDecimal.valueOf(max), false);
    }

    @Override
    public @Nullable BigDecimal read(String name, Node node, Context context) {
        BigDecimal number = number(node);
        if (number == null || whole && number.stripTrailingZeros().scale() > 0) {
            context.refuse("wrong-type", name, node, expected(), isQuoted(node) ? "write it without quotes" : "");
            return null;
        }
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            context.refuse("out-of-range", name, node, expected(), "");
            return null;
        }
        return number;
    }

    static @Nullable BigDecimal number(Node node) {
        return node instanceof Scalar scalar && scalar.plain() ? CoreSchema.number(scalar.text()) : null;
    }

    private static boolean isQuoted(Node node) {
        return node instanceof Scalar scalar && !scalar.plain() && CoreSchema.number(scalar.text()) != null;
    }

    private String expected() {
        if (min.equals(max)) {
            return min.toPlainString();
        }
        return (whole ? "a whole number" : "a number") + " from " + min.toPlainString() + " to " + max.toPlainString();
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", whole ? "integer" : "number", "minimum", min, "maximum", max);
    }
}
