package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All schemas that hold at one place, side by side: also those that are referred to, and those that {@code allOf} lists. */
final class Facets {
    private static final int MAX_NODES = 500;
    private static final String[] REFERENCES = {"$ref", "$dynamicRef", "$recursiveRef"};
    private static final String[] CHOICES = {"anyOf", "oneOf"};

    private final Documents documents;
    private final Set<Node> seen = new HashSet<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<List<Node>> choices = new ArrayList<>();
    private boolean mayBeNull;

    Facets(Documents documents, List<Node> start) throws BadSchema {
        this.documents = documents;
        for (Node node : start) {
            visit(node);
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The alternatives of each {@code anyOf} and {@code oneOf} that has several besides null. */
    List<List<Node>> choices() {
        return choices;
    }

    /** True where null is an alternative, or OpenAPI's {@code nullable} says so. */
    boolean mayBeNull() {
        return mayBeNull;
    }

    private void visit(Node node) throws BadSchema {
        if (!seen.add(node)) {
            return;
        }
        if (seen.size() > MAX_NODES) {
            throw node.bad("allOf", "at most " + MAX_NODES + " schemas at one place");
        }
        for (String keyword : REFERENCES) {
            String reference = node.text(keyword);
            if (reference != null) {
                visit(documents.target(node, reference));
                if (node.document().isOldDraft()) {
                    return;
                }
            }
        }
        nodes.add(node);
        mayBeNull |= node.value("nullable") == Leaf.TRUE;
        for (Node one : node.schemas("allOf")) {
            visit(one);
        }
        for (String keyword : CHOICES) {
            choose(node.schemas(keyword));
        }
    }

    /** Null and one other alternative are that one, which may be null. */
    private void choose(List<Node> alternatives) throws BadSchema {
        List<Node> others = new ArrayList<>();
        for (Node alternative : alternatives) {
            if (isNull(alternative)) {
                mayBeNull = true;
            } else {
                others.add(alternative);
            }
        }
        if (others.size() == 1) {
            visit(others.get(0));
        } else if (!others.isEmpty()) {
            choices.add(others);
        }
    }

    private static boolean isNull(Node node) {
        Tree type = node.value("type");
        Tree only = node.value("enum") instanceof Items values && values.all().size() == 1
                ? values.all().get(0)
                : null;
        return type instanceof Leaf leaf && leaf.text().equals("null")
                || node.value("const") == Leaf.NULL
                || only == Leaf.NULL;
    }
}
