package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.Form;
import org.jspecify.annotations.Nullable;

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

    /** Digits behind the point that the schema of what goes has room for, at that pointer; null: it does not say. */
    @Nullable
    Integer scale(String to) {
        Value target = Shapes.value(Shapes.at(there, Pointer.of(to)));
        if (target == null || !target.isNumber()) {
            return null;
        }
        int scale = target.type() == Value.Type.INT ? 0 : target.scale();
        return scale == Value.UNBOUNDED ? null : Integer.valueOf(scale);
    }

    boolean fromJson() {
        return from.format().equals("json");
    }
}
