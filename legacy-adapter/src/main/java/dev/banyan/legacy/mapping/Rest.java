package dev.banyan.legacy.mapping;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What no line names: a copy of what came, without the places that lines read. Immutable. */
public final class Rest {
    private final Map<String, Rest> named = new HashMap<>();
    private boolean whole;

    private Rest() {}

    /** @param places that lines read, relative to where they start */
    public static Rest without(Collection<Pointer> places) {
        Rest rest = new Rest();
        places.forEach(rest::name);
        return rest;
    }

    private void name(Pointer place) {
        Rest at = this;
        for (String token : place.tokens()) {
            at = at.named.computeIfAbsent(token, name -> new Rest());
        }
        at.whole = true;
    }

    /** Null: nothing is left. */
    @Nullable
    Tree of(Tree tree) {
        if (whole) {
            return null;
        }
        if (named.isEmpty()) {
            return tree.copy();
        }
        if (tree instanceof Branch branch) {
            return of(branch);
        }
        return tree instanceof Items items ? of(items) : tree instanceof Leaf && namesText() ? null : tree;
    }

    private boolean namesText() {
        return named.containsKey("#text");
    }

    private @Nullable Tree of(Branch branch) {
        Branch left = new Branch();
        for (int i = 0; i < branch.size(); i++) {
            Rest part = named.get(branch.name(i));
            Tree kept = part == null ? branch.value(i).copy() : part.of(branch.value(i));
            if (kept != null) {
                left.put(branch.name(i), kept);
            }
        }
        // An object that was read to its last part leaves no empty shell behind.
        return left.size() == 0 && branch.size() > 0 ? null : left;
    }

    private @Nullable Tree of(Items items) {
        List<Tree> left = new ArrayList<>(items.all().size());
        for (int i = 0; i < items.all().size(); i++) {
            Rest element = named.get(Integer.toString(i));
            Tree kept = element == null
                    ? of(items.all().get(i))
                    : element.of(items.all().get(i));
            if (kept != null) {
                left.add(kept);
            }
        }
        return left.isEmpty() && !items.all().isEmpty() ? null : new Items(left);
    }
}
