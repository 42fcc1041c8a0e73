package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.schema.Value.Type;
import dev.banyan.legacy.schema.json.Shaping.Typed;
import java.util.HashSet;
import java.util.Set;

/** What is one of two. Two structures that are not the same are taken as they come. */
final class Union {
    private Union() {}

    static Typed of(Typed one, Typed other) {
        return new Typed(of(one.shape(), other.shape()), one.nullable() || other.nullable());
    }

    private static Shape of(Shape one, Shape other) {
        if (one == other) {
            return one;
        }
        if (one instanceof Value value && other instanceof Value second) {
            return of(value, second);
        }
        if (one instanceof Listing list && other instanceof Listing second) {
            return new Listing(of(list.element(), second.element()), Math.max(list.most(), second.most()));
        }
        return Anything.ANYTHING;
    }

    private static Shape of(Value one, Value other) {
        boolean isSame = one.type() == other.type();
        if (!isSame && !(one.isNumber() && other.isNumber())) {
            return isText(one) && isText(other) ? Value.of(Type.STRING) : Anything.ANYTHING;
        }
        Set<String> allowed = new HashSet<>(one.allowed());
        allowed.addAll(other.allowed());
        boolean isAny = !isSame || one.allowed().isEmpty() || other.allowed().isEmpty();
        return new Value(
                isSame ? one.type() : Type.DECIMAL,
                isAny ? Set.of() : allowed,
                larger(one.maxLength(), other.maxLength()),
                Value.UNBOUNDED,
                isSame ? larger(one.scale(), other.scale()) : Value.UNBOUNDED);
    }

    private static boolean isText(Value value) {
        return !value.isNumber() && value.type() != Type.BOOLEAN;
    }

    private static int larger(int one, int other) {
        return one == Value.UNBOUNDED || other == Value.UNBOUNDED ? Value.UNBOUNDED : Math.max(one, other);
    }
}
