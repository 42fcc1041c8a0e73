package dev.banyan.legacy.compile;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.List;

/** How much there is to be written of a document: one text in a thousand places is a thousand texts then. */
final class Extent {
    /** Quotes, tags, commas: what stands around a value at least. */
    private static final int AROUND = 2;

    private Extent() {}

    /** Characters, roughly. @param most it is not looked much further than that */
    static long of(Tree tree, long most) {
        if (tree instanceof Leaf leaf) {
            return leaf.text().length() + AROUND;
        }
        return tree instanceof Branch branch ? of(branch, most) : of(((Items) tree).all(), most);
    }

    private static long of(Branch branch, long most) {
        long extent = AROUND;
        for (int i = 0; i < branch.size() && extent <= most; i++) {
            extent += branch.name(i).length() + of(branch.value(i), most);
        }
        return extent;
    }

    private static long of(List<Tree> all, long most) {
        long extent = AROUND;
        for (int i = 0; i < all.size() && extent <= most; i++) {
            extent += of(all.get(i), most);
        }
        return extent;
    }
}
