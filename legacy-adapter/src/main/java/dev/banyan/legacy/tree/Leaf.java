package dev.banyan.legacy.tree;

/**
 * A value, with its digits and characters exactly as they were written: no number ever passes through a double.
 *
 * @param kind what the format knew of it; XML, forms and records know only text
 * @param text for a number its literal as JSON writes it, for a boolean {@code true} or {@code false}, empty for null
 */
public record Leaf(Kind kind, String text) implements Tree {
    public static final Leaf NULL = new Leaf(Kind.NULL, "");

    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** JSON's null, XML's xsi:nil. */
        NULL
    }

    public static Leaf text(String text) {
        return new Leaf(Kind.TEXT, text);
    }
}
