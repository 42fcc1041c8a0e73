package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What lists look like. Where each place has a schema of its own, nothing is known of an element. */
final class Lists {
    private final List<Node> elements = new ArrayList<>();
    private boolean isTuple;
    private int most = Integer.MAX_VALUE;

    private Lists() {}

    static Listing of(Shaping shaping, Facets facets) throws BadSchema {
        Lists list = new Lists();
        for (Node node : facets.nodes()) {
            list.add(node);
        }
        Shape element =
                list.isTuple ? Anything.ANYTHING : shaping.shape(list.elements).shape();
        return new Listing(element, list.most);
    }

    private void add(Node node) throws BadSchema {
        most = Math.min(most, node.count("maxItems", Integer.MAX_VALUE));
        Tree items = node.value("items");
        boolean isOldTuple = items instanceof Items;
        if (isOldTuple || node.has("prefixItems")) {
            isTuple = true;
            int places = node.list(isOldTuple ? "items" : "prefixItems").size();
            Tree further = isOldTuple ? node.value("additionalItems") : items;
            most = further == Leaf.FALSE ? Math.min(most, places) : most;
        } else if (items == Leaf.FALSE) {
            most = 0;
        } else if (items != null) {
            elements.add(node.schema("items", items));
        }
    }
}
