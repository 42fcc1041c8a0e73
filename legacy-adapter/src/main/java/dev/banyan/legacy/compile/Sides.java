package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Shape;
import dev.banyan.rules.model.translation.Form;

/**
 * Both ends of a body's way, as far as lines have to know them.
 *
 * @param here what the pointers of {@code from} start in
 * @param there what the pointers of {@code to} start in
 */
record Sides(Form from, Form as, Shape here, Shape there) {

    /** The same, seen from within a list or part. */
    Sides within(Shape below, Shape under) {
        return new Sides(from, as, below, under);
    }

    /** True where what goes knows numbers and truth values. */
    boolean towardsJson() {
        return as.format().equals("json");
    }

    boolean fromJson() {
        return from.format().equals("json");
    }
}
