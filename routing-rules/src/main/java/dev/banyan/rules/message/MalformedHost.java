package dev.banyan.rules.message;

/** A Host or authority that is no host. Carries no stack trace: it is expected. */
public final class MalformedHost extends Exception {

    /** @param message what is wrong, without the host itself */
    public MalformedHost(String message) {
        super(message, null, false, false);
    }
}
