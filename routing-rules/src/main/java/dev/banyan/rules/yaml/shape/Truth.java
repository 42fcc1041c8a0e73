package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.CoreSchema;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code true} or {@code false}. */
public final class Truth implements Shape<Boolean> {
    public static final Truth BOOLEAN = new Truth();

    private Truth() {}

    @Override
    public @Nullable Boolean read(String name, Node node, Context context) {
        Boolean value = node instanceof Scalar scalar && scalar.plain() ? CoreSchema.bool(scalar.text()) : null;
        if (value == null) {
            context.refuse("wrong-type", name, node, "true or false", hint(node));
        }
        return value;
    }

    private static String hint(Node node) {
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "yes", "y", "true" -> "write true, without quotes: in YAML 1.2 on and yes are plain words";
            case "off", "no", "n", "false" -> "write false, without quotes: in YAML 1.2 off and no are plain words";
            default -> "";
        };
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", "boolean");
    }
}
