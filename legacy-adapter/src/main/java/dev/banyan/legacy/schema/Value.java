package dev.banyan.legacy.schema;

import java.util.Set;

/**
 * A single value.
 *
 * @param allowed the only texts that it may have; empty: any
 * @param maxLength characters at most; {@link #UNBOUNDED}: any number
 * @param digits of a number, in all, at most; {@link #UNBOUNDED}: any number
 * @param scale of a number, digits behind the point, at most; {@link #UNBOUNDED}: any number
 */
public record Value(Type type, Set<String> allowed, int maxLength, int digits, int scale) implements Shape {
    public static final int UNBOUNDED = -1;

    public enum Type {
        STRING,
        /** A whole number. */
        INT,
        /** A number with or without fraction, exact. */
        DECIMAL,
        BOOLEAN,
        /** {@code 2026-01-31}. */
        DATE,
        /** A date and a time of day. */
        DATE_TIME,
        /** Base64 or hex text, and all else that is handed on as it is written. */
        OPAQUE
    }

    public Value {
        allowed = Set.copyOf(allowed);
    }

    public static Value of(Type type) {
        return new Value(type, Set.of(), UNBOUNDED, UNBOUNDED, UNBOUNDED);
    }

    /** True where JSON writes it as a number. */
    public boolean isNumber() {
        return type == Type.INT || type == Type.DECIMAL;
    }
}
