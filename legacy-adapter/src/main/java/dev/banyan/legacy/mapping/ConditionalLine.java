package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Pointer;

/**
 * A line with a {@code when}.
 *
 * @param name the line, for messages
 */
public record ConditionalLine(String name, Condition when, Line line) implements Line {

    @Override
    public void apply(Scope scope, Target target) throws Misfit {
        if (holds(scope)) {
            line.apply(scope, target);
        }
    }

    boolean holds(Scope scope) throws Misfit {
        try {
            return when.holds(scope);
        } catch (Unfit unfit) {
            throw Misfit.of(name, Pointer.WHOLE, unfit);
        }
    }
}
