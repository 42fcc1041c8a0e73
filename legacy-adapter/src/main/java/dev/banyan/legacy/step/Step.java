package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;

/** One value becomes another one. Pure; immutable. Null values never reach a step. */
@FunctionalInterface
public interface Step {

    /** @throws Unfit where the value cannot become what is wanted without being quietly another one */
    Leaf apply(Leaf value) throws Unfit;
}
