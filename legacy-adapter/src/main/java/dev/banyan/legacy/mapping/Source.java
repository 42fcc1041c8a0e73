package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** Where a line's value comes from. Immutable. */
@FunctionalInterface
public interface Source {

    /**
     * @return null: there is nothing
     * @throws Unfit where it cannot be computed
     */
    @Nullable
    Tree find(Scope scope) throws Unfit;
}
