package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value becomes one of a type, with all its digits, or it does not fit. */
public enum TypeStep {
    STRING,
    INT,
    DECIMAL,
    BOOLEAN;

    /** @param word as the rules have it */
    public static TypeStep of(String word) {
        return switch (word) {
            case "int" -> INT;
            case "decimal" -> DECIMAL;
            case "boolean" -> BOOLEAN;
            default -> STRING;
        };
    }

    /** @param rounding what {@code int} may do to a fraction */
    public Step rounding(Rounding rounding) {
        return switch (this) {
            case STRING -> value -> value.kind() == Leaf.Kind.TEXT ? value : Leaf.text(value.text());
            case INT -> value -> integer(value, rounding);
            case DECIMAL -> TypeStep::decimal;
            case BOOLEAN -> TypeStep::bool;
        };
    }

    private static Leaf integer(Leaf value, Rounding rounding) throws Unfit {
        String literal = Literal.integer(value.text());
        if (literal == null && rounding != Rounding.NEVER) {
            String number = Literal.number(value.text());
            literal = number == null ? null : whole(rounding.scaled(number, 0));
        }
        return number(literal, "a whole number");
    }

    private static String whole(BigDecimal number) {
        return number.toBigInteger().toString();
    }

    private static Leaf decimal(Leaf value) throws Unfit {
        return value.kind() == Leaf.Kind.NUMBER ? value : number(Literal.number(value.text()), "a number");
    }

    private static Leaf number(@Nullable String literal, String expected) throws Unfit {
        if (literal == null) {
            throw new Unfit("", "a value that is none (expected: " + expected + ")");
        }
        return Leaf.number(literal);
    }

    private static Leaf bool(Leaf value) throws Unfit {
        Boolean truth = Literal.bool(value.text());
        if (truth == null) {
            throw new Unfit("", "another value (expected: true or false, 1 or 0)");
        }
        return Leaf.of(truth);
    }
}
