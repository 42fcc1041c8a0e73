package dev.banyan.legacy.expr;

import java.math.BigDecimal;

/**
 * A number with more digits than a double holds. Expressions hand it on as it is; whoever computes with it would get
 * another number, and is told so.
 */
final class ExactNumber extends BigDecimal {
    private static final long serialVersionUID = 1;
    /** So many decimal digits go through a double and back unchanged, whatever they are. */
    static final int COMPUTABLE_DIGITS = 15;

    private final String literal;

    ExactNumber(String literal) {
        super(literal);
        this.literal = literal;
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
