package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One file of schemas. */
final class Document {
    private static final String[] ANCHORS = {"$anchor", "$dynamicAnchor"};

    private final String file;
    private final Tree root;
    private final Map<String, Node> nodes = new HashMap<>();
    private @Nullable Map<String, String> anchors;

    Document(String file, Tree root) {
        this.file = file;
        this.root = root;
    }

    String file() {
        return file;
    }

    /** The address that the file gives itself; empty: none. */
    String id() {
        return root instanceof Branch branch && branch.get("$id") instanceof Leaf id ? id.text() : "";
    }

    /** Before 2019 what stood beside a reference did not count. */
    boolean isOldDraft() {
        return root instanceof Branch branch
                && branch.get("$schema") instanceof Leaf schema
                && schema.text().contains("/draft-0");
    }

    Node root() throws BadSchema {
        return node("", root);
    }

    /** The schema that stands there. */
    Node node(String pointer, Tree tree) throws BadSchema {
        if (!(tree instanceof Branch) && tree != Leaf.TRUE && tree != Leaf.FALSE) {
            throw bad(pointer, "another value", "a schema: an object, true or false");
        }
        return nodes.computeIfAbsent(pointer, at -> new Node(this, at, tree));
    }

    /** @param fragment of a reference, decoded: empty, a pointer or an anchor */
    Node at(String fragment) throws BadSchema {
        String pointer = fragment.isEmpty() || fragment.startsWith("/")
                ? fragment
                : anchors().get(fragment);
        Tree tree = pointer == null ? null : find(pointer);
        if (pointer == null || tree == null) {
            throw bad(fragment, "nothing there", "what a reference names");
        }
        return node(pointer, tree);
    }

    BadSchema bad(String pointer, String found, String expected) {
        return new BadSchema(file, 0, 0, "#" + pointer + ": " + found + " (expected: " + expected + ")");
    }

    private @Nullable Tree find(String pointer) {
        Tree at = root;
        for (String token : Pointer.of(pointer).tokens()) {
            if (at instanceof Branch branch) {
                at = branch.get(token);
            } else {
                at = at instanceof Items items ? element(items.all(), token) : null;
            }
        }
        return at;
    }

    private static @Nullable Tree element(List<Tree> all, String token) {
        boolean isPlace =
                !token.isEmpty() && token.length() < 7 && token.chars().allMatch(c -> c >= '0' && c <= '9');
        return isPlace && Integer.parseInt(token) < all.size() ? all.get(Integer.parseInt(token)) : null;
    }

    private Map<String, String> anchors() {
        if (anchors == null) {
            anchors = new HashMap<>();
            anchors(root, "", anchors);
        }
        return anchors;
    }

    /** No deeper than what the reader of JSON lets in. */
    private static void anchors(Tree tree, String pointer, Map<String, String> found) {
        if (tree instanceof Items items) {
            for (int i = 0; i < items.all().size(); i++) {
                anchors(items.all().get(i), pointer + "/" + i, found);
            }
        }
        if (tree instanceof Branch branch) {
            for (String keyword : ANCHORS) {
                if (branch.get(keyword) instanceof Leaf anchor) {
                    found.putIfAbsent(anchor.text(), pointer);
                }
            }
            if (branch.get("$id") instanceof Leaf id && id.text().startsWith("#")) {
                found.putIfAbsent(id.text().substring(1), pointer);
            }
            for (int i = 0; i < branch.size(); i++) {
                anchors(branch.value(i), pointer + "/" + Pointer.escaped(branch.name(i)), found);
            }
        }
    }
}
