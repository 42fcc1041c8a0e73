package dev.banyan.legacy.head;

/** A template that no value can be made of. */
public final class BadTemplate extends Exception {

    /** @param message what was found and what was expected */
    BadTemplate(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
