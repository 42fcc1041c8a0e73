package dev.banyan.legacy.schema;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of text found becomes what its schema says it is: lists, numbers, truth values. What the schema does
 * not know stays as it is, and an empty text stays one: whether it may stand for a number is for the lines to say.
 */
public final class Typing {
    private Typing() {}

    /**
     * @param tree fresh from a reader; changed in place
     * @throws Unfit where a text is not what the schema says
     */
    public static Tree read(Tree tree, Shape shape) throws Unfit {
        if (shape instanceof Structure structure) {
            return structure(tree, structure);
        }
        if (shape instanceof Listing listing) {
            return list(tree, listing);
        }
        return shape instanceof Value value && tree instanceof Leaf leaf ? leaf(leaf, value) : tree;
    }

    private static Tree structure(Tree tree, Structure structure) throws Unfit {
        if (!(tree instanceof Branch branch)) {
            return unfolded(tree, structure);
        }
        for (int i = 0; i < branch.size(); i++) {
            Part part = structure.part(branch.name(i));
            if (part != null) {
                branch.replace(i, part(branch.value(i), part));
            }
        }
        for (Part part : structure.each()) {
            if (part.shape() instanceof Listing && !branch.has(part.name())) {
                branch.put(part.name(), new Items(new ArrayList<>(0)));
            }
        }
        return branch;
    }

    private static Tree part(Tree tree, Part part) throws Unfit {
        try {
            return read(tree, part.shape());
        } catch (Unfit unfit) {
            throw unfit.within(part.name());
        }
    }

    /** An element without attributes and elements was read as text alone. */
    private static Tree unfolded(Tree tree, Structure structure) throws Unfit {
        if (!(tree instanceof Leaf leaf) || leaf.kind() == Leaf.Kind.NULL) {
            return tree;
        }
        Part text = structure.part("#text");
        if (text != null) {
            return part(tree, text);
        }
        return leaf.text().isBlank() ? structure(new Branch(), structure) : tree;
    }

    private static Tree list(Tree tree, Listing listing) throws Unfit {
        if (!(tree instanceof Items items)) {
            List<Tree> one = new ArrayList<>(1);
            one.add(read(tree, listing.element()));
            return new Items(one);
        }
        List<Tree> all = items.all();
        for (int i = 0; i < all.size(); i++) {
            try {
                all.set(i, read(all.get(i), listing.element()));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        return items;
    }

    private static Tree leaf(Leaf leaf, Value value) throws Unfit {
        if (leaf.kind() != Leaf.Kind.TEXT || leaf.text().isBlank()) {
            return leaf;
        }
        return switch (value.type()) {
            case INT -> number(Literal.integer(leaf.text()), "a whole number");
            case DECIMAL -> number(Literal.number(leaf.text()), "a number");
            case BOOLEAN -> bool(Literal.bool(leaf.text()));
            default -> leaf;
        };
    }

    private static Leaf number(@Nullable String literal, String expected) throws Unfit {
        if (literal == null) {
            throw new Unfit("", "a text that is none (expected: " + expected + ", by the schema)");
        }
        return Leaf.number(literal);
    }

    private static Leaf bool(@Nullable Boolean value) throws Unfit {
        if (value == null) {
            throw new Unfit("", "a text that is none (expected: true or false, by the schema)");
        }
        return Leaf.of(value);
    }
}
