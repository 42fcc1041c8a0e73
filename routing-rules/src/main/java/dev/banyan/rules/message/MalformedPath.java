package dev.banyan.rules.message;

/** A path that is malformed or that two readers could read differently. Carries no stack trace: it is expected. */
public final class MalformedPath extends Exception {

    /** @param message what is wrong, without the path itself */
    public MalformedPath(String message) {
        super(message, null, false, false);
    }
}
