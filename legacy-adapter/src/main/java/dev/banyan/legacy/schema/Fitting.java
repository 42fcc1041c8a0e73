package dev.banyan.legacy.schema;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value.Range;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lines have made becomes what the target's schema asks for: order, lists, types; or it does not fit, and then
 * nothing is sent. Never is a value cut, rounded or made up to fit.
 */
public final class Fitting {
    private Fitting() {}

    /** @throws Unfit where something required is missing, or something is too long, unknown or of another type */
    public static Tree write(Tree tree, Shape shape) throws Unfit {
        if (shape instanceof Structure structure) {
            return structure(tree, structure);
        }
        if (shape instanceof Listing listing) {
            return list(tree, listing);
        }
        return shape instanceof Value value ? value(tree, value) : tree;
    }

    private static Tree structure(Tree tree, Structure structure) throws Unfit {
        if (tree instanceof Branch branch) {
            return ordered(branch, structure);
        }
        Part text = structure.part("#text");
        if (text == null || !(tree instanceof Leaf)) {
            throw new Unfit("", found(tree) + " (expected: an object)");
        }
        return ordered(new Branch().put("#text", tree), structure);
    }

    private static Branch ordered(Branch branch, Structure structure) throws Unfit {
        Branch ordered = new Branch();
        for (Part part : structure.each()) {
            Tree value = branch.get(part.name());
            if (value != null) {
                ordered.put(part.name(), part(value, part));
            } else if (part.required()) {
                throw new Unfit("", "nothing (expected: the schema requires it)").within(part.name());
            }
        }
        for (int i = 0; i < branch.size(); i++) {
            if (structure.part(branch.name(i)) == null) {
                if (!structure.isOpen()) {
                    throw new Unfit("", "a part (expected: one that the schema knows)").within(branch.name(i));
                }
                ordered.put(branch.name(i), branch.value(i));
            }
        }
        return ordered;
    }

    private static Tree part(Tree tree, Part part) throws Unfit {
        if (tree instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL && part.nullable()) {
            return tree;
        }
        try {
            return write(tree, part.shape());
        } catch (Unfit unfit) {
            throw unfit.within(part.name());
        }
    }

    private static Items list(Tree tree, Listing listing) throws Unfit {
        List<Tree> all = tree instanceof Items items ? items.all() : List.of(tree);
        if (all.size() > listing.most()) {
            throw new Unfit("", all.size() + " elements (expected: at most " + listing.most() + ")");
        }
        List<Tree> written = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            try {
                written.add(write(all.get(i), listing.element()));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        return new Items(written);
    }

    private static Leaf value(Tree tree, Value value) throws Unfit {
        if (!(tree instanceof Leaf leaf)) {
            throw new Unfit("", found(tree) + " (expected: a single value)");
        }
        if (leaf.kind() == Leaf.Kind.NULL) {
            throw new Unfit("", "null (expected: a value)");
        }
        Leaf typed = typed(leaf, value);
        if (!value.allowed().isEmpty() && !value.allowed().contains(typed.text())) {
            throw new Unfit("", "another value (expected: one of those that the schema lists)");
        }
        return typed;
    }

    private static Leaf typed(Leaf leaf, Value value) throws Unfit {
        return switch (value.type()) {
            case INT -> number(Literal.integer(leaf.text()), "a whole number", value);
            case DECIMAL -> number(Literal.number(leaf.text()), "a number", value);
            case BOOLEAN -> bool(Literal.bool(leaf.text()));
            default -> text(leaf, value);
        };
    }

    private static Leaf text(Leaf leaf, Value value) throws Unfit {
        int length = leaf.text().codePointCount(0, leaf.text().length());
        if (value.maxLength() != Value.UNBOUNDED && length > value.maxLength()) {
            throw new Unfit("", length + " characters (expected: at most " + value.maxLength() + ")");
        }
        return leaf.kind() == Leaf.Kind.TEXT ? leaf : Leaf.text(leaf.text());
    }

    private static Leaf number(@Nullable String literal, String expected, Value value) throws Unfit {
        if (literal == null) {
            throw new Unfit("", "a text that is none (expected: " + expected + ")");
        }
        Range range = value.range();
        if (value.digits() != Value.UNBOUNDED || value.scale() != Value.UNBOUNDED || range != null) {
            BigDecimal number = bounded(literal);
            requireRoom(number.stripTrailingZeros(), value);
            if (range != null && !range.contains(number)) {
                throw new Unfit("", "out of range (expected: " + range.least() + " to " + range.most() + ")");
            }
        }
        return Leaf.number(literal);
    }

    private static BigDecimal bounded(String literal) throws Unfit {
        BigDecimal number = Literal.decimal(literal);
        if (number == null) {
            throw new Unfit("", "a number beyond all bounds (expected: at most " + Literal.MAX_DIGITS + " digits)");
        }
        return number;
    }

    private static void requireRoom(BigDecimal number, Value value) throws Unfit {
        int scale = Math.max(0, number.scale());
        if (value.scale() != Value.UNBOUNDED && scale > value.scale()) {
            throw new Unfit("", scale + " digits behind the point (expected: at most " + value.scale() + ")");
        }
        int whole = Math.max(0, number.precision() - number.scale());
        int room = value.digits() - (value.scale() == Value.UNBOUNDED ? scale : value.scale());
        if (value.digits() != Value.UNBOUNDED && number.signum() != 0 && whole > room) {
            throw new Unfit("", whole + " digits before the point (expected: at most " + room + ")");
        }
    }

    private static Leaf bool(@Nullable Boolean value) throws Unfit {
        if (value == null) {
            throw new Unfit("", "another value (expected: true or false)");
        }
        return Leaf.of(value);
    }

    private static String found(Tree tree) {
        return tree instanceof Items ? "a list" : tree instanceof Branch ? "an object" : "a single value";
    }
}
