package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.yaml.tree.CoreSchema;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A share from 0 to 100 in steps of 0.01.
 *
 * @param signed true: {@code 20%} is right too
 */
public record Percents(boolean signed) implements Shape<Percent> {
    public static final Percents PLAIN = new Percents(false);
    public static final Percents SIGNED = new Percents(true);

    @Override
    public @Nullable Percent read(String name, Node node, Context context) {
        BigDecimal number = number(node);
        if (number == null) {
            context.refuse("bad-percent", name, node, expected(), hint(node));
            return null;
        }
        try {
            return Percent.of(number);
        } catch (IllegalArgumentException e) {
            context.refuse("bad-percent", name, node, expected(), "");
            return null;
        }
    }

    private @Nullable BigDecimal number(Node node) {
        boolean hasSign = node instanceof Scalar scalar && scalar.text().endsWith("%");
        return signed && hasSign ? withoutSign((Scalar) node) : Numbers.number(node);
    }

    private static @Nullable BigDecimal withoutSign(Scalar scalar) {
        return CoreSchema.number(scalar.text().substring(0, scalar.text().length() - 1));
    }

    private String expected() {
        return "0 to 100 in steps of 0.01" + (signed ? ", with or without %" : "");
    }

    private static String hint(Node node) {
        if (!(node instanceof Scalar scalar)) {
            return "";
        }
        if (scalar.text().endsWith("%")) {
            return "write it without %";
        }
        return CoreSchema.number(scalar.text()) == null ? "" : "write it without quotes";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> number = Schemas.of("type", "number", "minimum", 0, "maximum", 100);
        return signed ? Schemas.of("anyOf", List.of(number, Schemas.string("^[0-9]+(\\.[0-9]{1,2})?%$"))) : number;
    }
}
