package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.yaml.tree.Node;
import java.util.Map;

/** A value that is not looked into. */
public final class Anything implements Shape<Node> {
    public static final Anything ANYTHING = new Anything();

    private Anything() {}

    @Override
    public Node read(String name, Node node, Context context) {
        return node;
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of();
    }
}
