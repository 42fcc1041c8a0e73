package dev.banyan.legacy.compile;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code arrays} names: always a list, also with one element or none. Where the list would stand in something that
 * is not there either, nothing is invented.
 */
record Lists(List<Pointer> pointers) {
    Lists {
        pointers = List.copyOf(pointers);
    }

    static Lists of(List<String> texts) {
        return new Lists(texts.stream().map(Pointer::of).toList());
    }

    /** @param tree changed in place where it can be */
    Tree apply(Tree tree) {
        Tree done = tree;
        for (Pointer pointer : pointers) {
            done = apply(done, pointer.tokens(), 0);
        }
        return done;
    }

    private static Tree apply(Tree tree, List<String> tokens, int depth) {
        if (depth == tokens.size()) {
            return tree instanceof Items ? tree : single(tree);
        }
        if (tree instanceof Items items) {
            items.all().replaceAll(element -> apply(element, tokens, depth));
            return items;
        }
        // An element without anything in it was read as an empty text.
        Tree within = tree instanceof Leaf leaf && leaf.text().isBlank() && leaf.kind() == Leaf.Kind.TEXT
                ? new Branch()
                : tree;
        if (!(within instanceof Branch branch)) {
            return tree;
        }
        String name = tokens.get(depth);
        Tree part = branch.get(name);
        if (part != null) {
            branch.put(name, apply(part, tokens, depth + 1));
        } else if (depth == tokens.size() - 1) {
            branch.put(name, new Items(new ArrayList<>(0)));
        }
        return branch;
    }

    private static Items single(Tree tree) {
        List<Tree> one = new ArrayList<>(1);
        one.add(tree);
        return new Items(one);
    }
}
