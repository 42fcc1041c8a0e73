package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One schema within a document; there is one for each place, so that the same one is known again. */
final class Node {
    /** What may stand beside a reference and says nothing of values. */
    private static final Set<String> SILENT = Set.of(
            "$ref",
            "$defs",
            "definitions",
            "$schema",
            "$id",
            "$comment",
            "title",
            "description",
            "default",
            "examples");

    private final Document document;
    private final String pointer;
    private final Tree tree;

    /** @param pointer where in the document */
    Node(Document document, String pointer, Tree tree) {
        this.document = document;
        this.pointer = pointer;
        this.tree = tree;
    }

    Document document() {
        return document;
    }

    /** The schema {@code false}, that nothing fulfils. */
    boolean isNever() {
        return tree == Leaf.FALSE;
    }

    /** True where nothing but a reference counts. */
    boolean isReference() {
        if (!(tree instanceof Branch branch) || !has("$ref")) {
            return false;
        }
        for (int i = 0; i < branch.size() && !document.isOldDraft(); i++) {
            if (!SILENT.contains(branch.name(i))) {
                return false;
            }
        }
        return true;
    }

    boolean has(String keyword) {
        return value(keyword) != null;
    }

    /** What stands at a keyword; null: nothing. */
    @Nullable
    Tree value(String keyword) {
        return tree instanceof Branch branch ? branch.get(keyword) : null;
    }

    @Nullable
    String text(String keyword) throws BadSchema {
        Tree value = value(keyword);
        if (value == null) {
            return null;
        }
        if (value instanceof Leaf leaf && leaf.kind() == Leaf.Kind.TEXT) {
            return leaf.text();
        }
        throw bad(keyword, "a text");
    }

    @Nullable
    BigDecimal number(String keyword) throws BadSchema {
        Tree value = value(keyword);
        if (value == null) {
            return null;
        }
        BigDecimal number =
                value instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NUMBER ? Literal.decimal(leaf.text()) : null;
        if (number == null) {
            throw bad(keyword, "a number");
        }
        return number;
    }

    /** A count; {@code otherwise} where the keyword is not there. */
    int count(String keyword, int otherwise) throws BadSchema {
        BigDecimal number = number(keyword);
        if (number == null) {
            return otherwise;
        }
        if (number.signum() < 0) {
            throw bad(keyword, "no less than zero");
        }
        return number.min(BigDecimal.valueOf(otherwise)).intValue();
    }

    /** The elements of a list; none where the keyword is not there. */
    List<Tree> list(String keyword) throws BadSchema {
        Tree value = value(keyword);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Items items) {
            return items.all();
        }
        throw bad(keyword, "a list");
    }

    /** The schemas in a list; none where the keyword is not there. */
    List<Node> schemas(String keyword) throws BadSchema {
        List<Tree> all = list(keyword);
        List<Node> schemas = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            schemas.add(document.node(pointer + "/" + keyword + "/" + i, all.get(i)));
        }
        return schemas;
    }

    /** The one schema that stands at a keyword. */
    Node schema(String keyword, Tree schema) throws BadSchema {
        return document.node(pointer + "/" + keyword, schema);
    }

    /** What {@code properties} names, in order; nothing where it is not there. */
    Branch properties() throws BadSchema {
        Tree value = value("properties");
        if (value == null) {
            return new Branch();
        }
        if (value instanceof Branch branch) {
            return branch;
        }
        throw bad("properties", "an object");
    }

    Node property(String name, Tree schema) throws BadSchema {
        return document.node(pointer + "/properties/" + Pointer.escaped(name), schema);
    }

    BadSchema bad(String keyword, String expected) {
        return document.bad(pointer + "/" + keyword, "another value", expected);
    }
}
