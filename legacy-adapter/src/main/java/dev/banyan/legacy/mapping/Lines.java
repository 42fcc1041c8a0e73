package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one map, in order, and what becomes of what they do not name. Immutable. */
public final class Lines {
    private final Line[] all;
    private final @Nullable Rest rest;
    private final String[] restTo;

    /**
     * @param rest what goes with them, though no line names it; null: nothing does
     * @param restTo where it goes
     */
    public Lines(List<Line> all, @Nullable Rest rest, Pointer restTo) {
        this.all = all.toArray(Line[]::new);
        this.rest = rest;
        this.restTo = restTo.tokens().toArray(String[]::new);
    }

    /** What comes of it, an empty object where nothing does. */
    public Tree apply(Scope scope) throws Misfit {
        Target target = new Target();
        if (rest != null) {
            keep(rest, scope, target);
        }
        for (Line line : all) {
            line.apply(scope, target);
        }
        return target.tree();
    }

    /** First, so that a line that says where something goes has the last word. */
    private void keep(Rest unnamed, Scope scope, Target target) throws Misfit {
        Tree kept = unnamed.of(scope.here());
        if (kept == null) {
            return;
        }
        try {
            target.put(restTo, kept);
        } catch (Unfit unfit) {
            throw Misfit.of("rest", Pointer.WHOLE, unfit);
        }
    }
}
