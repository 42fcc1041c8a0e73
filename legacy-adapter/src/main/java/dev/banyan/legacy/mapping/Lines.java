package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one map, in order, and what becomes of what they do not name. Immutable. */
public final class Lines {
    private final Line[] all;
    private final @Nullable Rest rest;
    private final String[] root;

    /**
     * @param rest what goes with them, though no line names it; null: nothing does
     * @param root where it goes, and where an empty object stands when nothing goes at all
     */
    public Lines(List<Line> all, @Nullable Rest rest, Pointer root) {
        this.all = all.toArray(Line[]::new);
        this.rest = rest;
        this.root = root.tokens().toArray(String[]::new);
    }

    /** What comes of it, an empty object where nothing does. */
    public Tree apply(Scope scope) throws Misfit {
        if (!scope.effort().affords(all.length)) {
            throw new Misfit(
                    "map", "", "more than " + Effort.MOST_LINES + " lines, for each element anew (expected: fewer)");
        }
        Target target = new Target();
        // First, so that a line that says where something goes has the last word.
        if (rest != null) {
            Tree kept = rest.of(scope.here());
            put("rest", kept, target);
        }
        for (Line line : all) {
            line.apply(scope, target);
        }
        if (target.made() == null) {
            put("root", new Branch(), target);
        }
        return target.tree();
    }

    private void put(String step, @Nullable Tree tree, Target target) throws Misfit {
        if (tree == null) {
            return;
        }
        try {
            target.put(root, tree);
        } catch (Unfit unfit) {
            throw Misfit.of(step, Pointer.WHOLE, unfit);
        }
    }
}
