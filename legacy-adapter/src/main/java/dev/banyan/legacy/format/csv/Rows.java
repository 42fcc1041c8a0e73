package dev.banyan.legacy.format.csv;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a tree is.
 *
 * @param all objects only
 * @param isOne the tree is one row itself
 * @param part of the tree, in which they stand; null: the tree itself is their list
 */
record Rows(List<Tree> all, boolean isOne, @Nullable String part) {

    static Rows of(Tree tree) throws Unfit {
        if (tree instanceof Items items) {
            return new Rows(objects(items.all()), false, null);
        }
        if (!(tree instanceof Branch branch)) {
            throw new Unfit("", "a single value (expected: a list of objects, or an object)");
        }
        if (branch.size() == 1 && branch.value(0) instanceof Items items && isTable(items.all())) {
            try {
                return new Rows(objects(items.all()), false, branch.name(0));
            } catch (Unfit unfit) {
                throw unfit.within(branch.name(0));
            }
        }
        return new Rows(List.of(branch), true, null);
    }

    int size() {
        return all.size();
    }

    Branch row(int at) {
        return (Branch) all.get(at);
    }

    /** What is wrong with a cell, and where it stands. */
    Unfit place(int row, String column, Unfit unfit) {
        Unfit cell = unfit.within(column);
        Unfit inRow = isOne ? cell : cell.within(Integer.toString(row));
        return part == null ? inRow : inRow.within(part);
    }

    private static boolean isTable(List<Tree> all) {
        return all.isEmpty() || all.get(0) instanceof Branch;
    }

    private static List<Tree> objects(List<Tree> all) throws Unfit {
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Branch)) {
                throw new Unfit("/" + i, "no object (expected: an object, it becomes a row)");
            }
        }
        return all;
    }
}
