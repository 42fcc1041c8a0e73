package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.step.JoinStep;
import dev.banyan.legacy.step.SplitStep;
import dev.banyan.legacy.step.Step;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line does to its value. Steps look at single values; of a list, at each element.
 *
 * @param split null: none
 * @param steps in order
 * @param join null: none
 */
public record ValueSteps(
        @Nullable SplitStep split,
        List<Step> steps,
        @Nullable JoinStep join) {
    public static final ValueSteps NONE = new ValueSteps(null, List.of(), null);

    public ValueSteps {
        steps = List.copyOf(steps);
    }

    /** True where a value goes as it comes. */
    public boolean isNone() {
        return split == null && steps.isEmpty() && join == null;
    }

    /** @throws Unfit where the value does not fit one of the steps */
    public Tree apply(Tree value) throws Unfit {
        if (isNone()) {
            return value;
        }
        Leaf text = split == null ? null : Lookup.leaf(value);
        Tree parts = split == null || text == null ? value : split.apply(text);
        Tree done = steps.isEmpty() ? parts : each(parts);
        return join == null ? done : join.apply(done);
    }

    private Tree each(Tree tree) throws Unfit {
        if (!(tree instanceof Items items)) {
            return single(tree);
        }
        List<Tree> all = new ArrayList<>(items.all().size());
        for (int i = 0; i < items.all().size(); i++) {
            try {
                all.add(single(items.all().get(i)));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        return new Items(all);
    }

    private Leaf single(Tree tree) throws Unfit {
        Leaf value = Lookup.leaf(tree);
        if (value == null) {
            throw new Unfit("", (tree instanceof Branch ? "an object" : "a list") + " (expected: a single value)");
        }
        // Indexed: an iterator for a step or two costs more than the steps.
        for (int i = 0; i < steps.size() && value.kind() != Leaf.Kind.NULL; i++) {
            value = steps.get(i).apply(value);
        }
        return value;
    }
}
