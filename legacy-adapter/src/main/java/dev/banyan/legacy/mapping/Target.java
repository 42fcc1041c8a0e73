package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that goes, while lines fill it. A number in a pointer, or {@code -}, makes a list. */
public final class Target {
    private @Nullable Tree root;

    /** What was made; an empty object where no line put anything. */
    public Tree tree() {
        return root == null ? new Branch() : root;
    }

    @Nullable
    Tree made() {
        return root;
    }

    /** @throws Unfit where something of another kind stands in the way */
    public void put(String[] tokens, Tree value) throws Unfit {
        root = put(root, tokens, 0, value);
    }

    private static Tree put(@Nullable Tree at, String[] tokens, int depth, Tree value) throws Unfit {
        if (depth == tokens.length) {
            return value;
        }
        String token = tokens[depth];
        if (token.equals("-") || at == null && Lookup.isIndex(token) || at instanceof Items) {
            return putElement(at, tokens, depth, value);
        }
        if (at != null && !(at instanceof Branch)) {
            throw new Unfit("", "a value where another line puts parts (expected: one or the other)");
        }
        Branch branch = at == null ? new Branch() : (Branch) at;
        branch.put(token, put(branch.get(token), tokens, depth + 1, value));
        return branch;
    }

    private static Tree putElement(@Nullable Tree at, String[] tokens, int depth, Tree value) throws Unfit {
        if (at != null && !(at instanceof Items)) {
            throw new Unfit("", "a list where another line puts parts (expected: one or the other)");
        }
        List<Tree> all = at == null ? new ArrayList<>(4) : ((Items) at).all();
        String token = tokens[depth];
        int index = token.equals("-") ? all.size() : index(token, all);
        if (index == all.size()) {
            all.add(put(null, tokens, depth + 1, value));
        } else {
            all.set(index, put(all.get(index), tokens, depth + 1, value));
        }
        return at == null ? new Items(all) : at;
    }

    /** Elements that are left out move the others up: a list has no holes. */
    private static int index(String token, List<Tree> all) throws Unfit {
        if (!Lookup.isIndex(token)) {
            throw new Unfit("", "a list where another line puts parts (expected: one or the other)");
        }
        return token.length() > 9 ? all.size() : Math.min(Integer.parseInt(token), all.size());
    }
}
