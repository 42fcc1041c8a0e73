package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The only values that there may be: {@code enum} and {@code const}. */
final class Allowed {
    private Allowed() {}

    /** Null: the schema says nothing of it. */
    static @Nullable List<Tree> of(Node node) throws BadSchema {
        Tree only = node.value("const");
        return only != null ? List.of(only) : node.has("enum") ? node.list("enum") : null;
    }

    /** Those that all schemas at one place allow; null: none of them says anything of it. */
    static @Nullable List<Tree> of(Facets facets) throws BadSchema {
        List<Tree> all = null;
        for (Node node : facets.nodes()) {
            List<Tree> allowed = of(node);
            if (allowed != null) {
                all = all == null
                        ? allowed
                        : all.stream().filter(allowed::contains).toList();
            }
        }
        return all;
    }
}
