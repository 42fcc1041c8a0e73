package dev.banyan.rules.model.translation;

/**
 * A value that stands in the rules themselves, as it is written there: {@code 1} is a number, {@code "1"} a text.
 *
 * @param text of a number as JSON writes it, {@code true} or {@code false}, empty for null
 */
public record Constant(Kind kind, String text) {

    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
