package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;

/**
 * A word of a copybook.
 *
 * @param text in upper case; of a literal nothing, because no literal has a say in how a record is laid out
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, String file, int line, int column) {

    enum Kind {
        WORD,
        LITERAL,
        PERIOD,
        END
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    BadSchema expected(String what) {
        return because(shown() + " (expected: " + what + ")");
    }

    /** @param message found and expected */
    BadSchema because(String message) {
        return new BadSchema(file, line, column, message);
    }

    String shown() {
        return switch (kind) {
            case WORD -> text;
            case LITERAL -> "a literal";
            case PERIOD -> "a period";
            case END -> "the end";
        };
    }
}
