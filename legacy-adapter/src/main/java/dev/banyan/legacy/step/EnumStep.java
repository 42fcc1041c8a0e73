package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One word for another.
 *
 * @param values by the text of the value that comes
 * @param otherwise for all others; null: there are no others
 */
public record EnumStep(Map<String, Leaf> values, @Nullable Leaf otherwise) implements Step {
    public EnumStep {
        values = Map.copyOf(values);
    }

    @Override
    public Leaf apply(Leaf value) throws Unfit {
        Leaf named = values.get(value.text());
        if (named != null) {
            return named;
        }
        if (otherwise == null) {
            throw new Unfit("", "another value (expected: one that enum names, or else)");
        }
        return otherwise;
    }
}
