package dev.banyan.legacy.compile;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two documents say the same: a number is its value, not its digits, and names stand in any order. */
final class Alike {
    private Alike() {}

    /**
     * Where the first difference is.
     *
     * @param loose true: what a format of text alone cannot say makes no difference: whether 7 is a number, whether one
     *     element is a list
     * @return a sentence with its place; null: they say the same
     */
    static @Nullable String difference(@Nullable Tree wanted, @Nullable Tree found, boolean loose) {
        return difference(wanted, found, loose, Pointer.WHOLE);
    }

    private static @Nullable String difference(@Nullable Tree wanted, @Nullable Tree found, boolean loose, Pointer at) {
        if (wanted == null || found == null) {
            return wanted == found || loose && isNothing(wanted) && isNothing(found)
                    ? null
                    : told(at, found == null ? "nothing" : "something", wanted == null ? "nothing" : "something");
        }
        if (loose && wanted instanceof Items != found instanceof Items) {
            return difference(listed(wanted), listed(found), true, at);
        }
        if (wanted instanceof Branch one && found instanceof Branch other) {
            return ofBranches(one, other, loose, at);
        }
        if (wanted instanceof Items one && found instanceof Items other) {
            return ofItems(one, other, loose, at);
        }
        if (wanted instanceof Leaf one && found instanceof Leaf other) {
            return ofLeaves(one, other, loose) ? null : told(at, shown(other), shown(one));
        }
        return loose && isNothing(wanted) && isNothing(found) ? null : told(at, kind(found), kind(wanted));
    }

    private static @Nullable String ofBranches(Branch wanted, Branch found, boolean loose, Pointer at) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            names.add(wanted.name(i));
        }
        for (int i = 0; i < found.size(); i++) {
            names.add(found.name(i));
        }
        for (String name : names) {
            String difference = difference(wanted.get(name), found.get(name), loose, at.then(name));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable String ofItems(Items wanted, Items found, boolean loose, Pointer at) {
        if (wanted.all().size() != found.all().size()) {
            return told(at, found.all().size() + " elements", wanted.all().size() + "");
        }
        for (int i = 0; i < wanted.all().size(); i++) {
            String difference =
                    difference(wanted.all().get(i), found.all().get(i), loose, at.then(Integer.toString(i)));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static boolean ofLeaves(Leaf wanted, Leaf found, boolean loose) {
        if (wanted.equals(found) || loose && wanted.text().equals(found.text())) {
            return true;
        }
        boolean numbers = wanted.kind() == Leaf.Kind.NUMBER && found.kind() == Leaf.Kind.NUMBER;
        return (numbers || loose && wanted.kind() == Leaf.Kind.NUMBER) && isSameNumber(wanted.text(), found.text());
    }

    private static boolean isSameNumber(String one, String other) {
        String literal = Literal.number(other);
        BigDecimal first = Literal.decimal(one);
        BigDecimal second = literal == null ? null : Literal.decimal(literal);
        return first != null && second != null && first.compareTo(second) == 0;
    }

    private static Items listed(Tree tree) {
        return tree instanceof Items items ? items : Items.of(tree);
    }

    private static boolean isNothing(@Nullable Tree tree) {
        return tree == null
                || tree instanceof Leaf leaf && leaf.text().isEmpty()
                || tree instanceof Items items && items.all().isEmpty()
                || tree instanceof Branch branch && branch.size() == 0;
    }

    private static String kind(Tree tree) {
        return tree instanceof Branch ? "an object" : tree instanceof Items ? "a list" : "a value";
    }

    private static String shown(Leaf leaf) {
        String text = leaf.text().length() > 60 ? leaf.text().substring(0, 60) + "..." : leaf.text();
        return switch (leaf.kind()) {
            case TEXT -> '"' + text + '"';
            case NULL -> "null";
            default -> text;
        };
    }

    private static String told(Pointer at, String found, String wanted) {
        return (at.isWhole() ? "/" : at.toString()) + ": " + found + " (expected: " + wanted + ")";
    }
}
