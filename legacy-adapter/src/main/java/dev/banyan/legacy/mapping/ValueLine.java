package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** A value goes from one place to another: {@code from}, {@code const} and {@code expr}. */
public final class ValueLine implements Line {
    private final String name;
    private final Pointer place;
    private final Source source;
    private final ValueSteps steps;
    private final @Nullable Tree fallback;
    private final boolean omitEmpty;
    private final String[] to;

    /**
     * @param name the line, for messages
     * @param place where the value comes from, for messages; the whole where it is no pointer
     * @param fallback what goes where the source is missing or null, its steps done; null: the line is left out
     */
    public ValueLine(
            String name,
            Pointer place,
            Source source,
            ValueSteps steps,
            @Nullable Tree fallback,
            boolean omitEmpty,
            Pointer to) {
        this.name = name;
        this.place = place;
        this.source = source;
        this.steps = steps;
        this.fallback = fallback;
        this.omitEmpty = omitEmpty;
        this.to = to.tokens().toArray(String[]::new);
    }

    @Override
    public void apply(Scope scope, Target target) throws Misfit {
        try {
            Tree value = value(scope);
            if (value != null) {
                target.put(to, value);
            }
        } catch (Unfit unfit) {
            throw Misfit.of(name, place, unfit);
        }
    }

    /** What its source names, before anything is done to it. */
    @Nullable
    Tree found(Scope scope) throws Unfit {
        return source.find(scope);
    }

    private @Nullable Tree value(Scope scope) throws Unfit {
        Tree found = source.find(scope);
        if (found == null || found instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL && fallback != null) {
            return fallback;
        }
        if (omitEmpty && isEmpty(found)) {
            return fallback;
        }
        Tree value = steps.isNone() ? plain(found) : steps.apply(found);
        return omitEmpty && isEmpty(value) ? null : value;
    }

    /** What has attributes beside its text is meant by its text. */
    private static Tree plain(Tree found) {
        if (found instanceof Leaf) {
            return found;
        }
        Leaf text = Lookup.leaf(found);
        // Other lines may fill it further, and what came must stay as it came.
        return text == null ? found.copy() : text;
    }

    private static boolean isEmpty(Tree tree) {
        if (tree instanceof Leaf leaf) {
            return leaf.text().isEmpty();
        }
        return tree instanceof Items items ? items.all().isEmpty() : ((Branch) tree).size() == 0;
    }
}
