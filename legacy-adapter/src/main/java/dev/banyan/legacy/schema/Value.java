package dev.banyan.legacy.schema;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param allowed the only texts that it may have; empty: any
 * @param maxLength characters at most; {@link #UNBOUNDED}: any number
 * @param digits of a number, in all, at most; {@link #UNBOUNDED}: any number
 * @param scale of a number, digits behind the point, at most; {@link #UNBOUNDED}: any number
 * @param range of a number; null: any
 */
public record Value(
        Type type,
        Set<String> allowed,
        int maxLength,
        int digits,
        int scale,
        @Nullable Range range) implements Shape {
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

    /** The least and the most that a number may be. */
    public record Range(BigDecimal least, BigDecimal most) {
        public boolean contains(BigDecimal number) {
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        }
    }

    public Value {
        allowed = Set.copyOf(allowed);
    }

    public Value(Type type, Set<String> allowed, int maxLength, int digits, int scale) {
        this(type, allowed, maxLength, digits, scale, null);
    }

    public static Value of(Type type) {
        return new Value(type, Set.of(), UNBOUNDED, UNBOUNDED, UNBOUNDED);
    }

    /** True where JSON writes it as a number. */
    public boolean isNumber() {
        return type == Type.INT || type == Type.DECIMAL;
    }
}
