package dev.banyan.legacy.expr;

import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number with more digits than a double holds. Expressions hand it on as it is; whoever computes with it would get
 * another number, and is told so.
 */
final class ExactNumber extends BigDecimal {
    private static final long serialVersionUID = 1;
    /** So many decimal digits go through a double and back unchanged, whatever they are. */
    static final int COMPUTABLE_DIGITS = 15;

    private final String literal;
    /** Not to be written out: an exponent of a few characters may stand for a gigabyte of zeros. */
    private final boolean beyond;

    ExactNumber(String literal) {
        super(bounded(literal));
        this.literal = literal;
        this.beyond = !bounded(literal).equals(literal);
    }

    private static String bounded(String literal) {
        return Literal.decimal(literal) == null ? "0" : literal;
    }

    /** What writing one begins with, whoever does it. */
    @Override
    public int signum() {
        if (beyond) {
            throw inexact();
        }
        return super.signum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return beyond
                ? other instanceof ExactNumber exact && exact.literal.equals(literal)
                : super.equals(other) && !(other instanceof ExactNumber exact && exact.beyond);
    }

    @Override
    public int hashCode() {
        return beyond ? literal.hashCode() : super.hashCode();
    }

    @Override
    public int compareTo(BigDecimal other) {
        if (beyond || other instanceof ExactNumber exact && exact.beyond) {
            throw inexact();
        }
        return super.compareTo(other);
    }

    @Override
    public double doubleValue() {
        throw inexact();
    }

    @Override
    public long longValue() {
        throw inexact();
    }

    @Override
    public int intValue() {
        throw inexact();
    }

    @Override
    public String toString() {
        return literal;
    }

    private static RuntimeException inexact() {
        return new Limits.Exceeded("computing with a number of more than " + COMPUTABLE_DIGITS + " digits");
    }
}
