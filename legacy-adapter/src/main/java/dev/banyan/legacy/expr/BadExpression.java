package dev.banyan.legacy.expr;

/** A text is no expression, or one that asks for what is not allowed. */
public final class BadExpression extends Exception {

    /** @param message what was found and what was expected */
    BadExpression(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
