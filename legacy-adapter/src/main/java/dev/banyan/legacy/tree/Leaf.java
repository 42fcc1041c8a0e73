package dev.banyan.legacy.tree;

/**
 * A value, with its digits and characters exactly as they were written: no number ever passes through a double.
 *
 * @param kind what the format knew of it; XML, forms and records know only text
 * @param text for a number its literal as JSON writes it, for a boolean {@code true} or {@code false}, empty for null
 */
public record Leaf(Kind kind, String text) implements Tree {
    public static final Leaf NULL = new Leaf(Kind.NULL, "");
    public static final Leaf EMPTY = new Leaf(Kind.TEXT, "");
    public static final Leaf TRUE = new Leaf(Kind.BOOLEAN, "true");
    public static final Leaf FALSE = new Leaf(Kind.BOOLEAN, "false");

    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** JSON's null, XML's xsi:nil. */
        NULL
    }

    public static Leaf text(String text) {
        return text.isEmpty() ? EMPTY : new Leaf(Kind.TEXT, text);
    }

    @Override
    public Leaf copy() {
        return this;
    }

    /** @param literal as JSON writes it */
    public static Leaf number(String literal) {
        return new Leaf(Kind.NUMBER, literal);
    }

    public static Leaf of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
