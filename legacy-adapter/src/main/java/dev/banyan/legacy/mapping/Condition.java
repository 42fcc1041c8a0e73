package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;

/** Whether a line is done at all. */
@FunctionalInterface
public interface Condition {

    /** @throws Unfit where it cannot be computed */
    boolean holds(Scope scope) throws Unfit;
}
