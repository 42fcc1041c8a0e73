package dev.banyan.legacy.mapping;

/** One line of a map, compiled. Immutable. */
@FunctionalInterface
public interface Line {

    /**
     * Puts into the target what this line has to put there, which may be nothing.
     *
     * @throws Misfit where what is there does not fit
     */
    void apply(Scope scope, Target target) throws Misfit;
}
