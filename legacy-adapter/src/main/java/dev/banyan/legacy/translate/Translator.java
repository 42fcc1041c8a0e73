package dev.banyan.legacy.translate;

/**
 * A translation, compiled: from the contract that the client knows to the one that a backend speaks, and back. Immutable
 * and without state; may be asked by several threads at once.
 */
public interface Translator {

    /** Nothing is translated: both sides speak the same contract. */
    Translator PASS_THROUGH = new PassThrough();

    /**
     * From the client to the backend.
     *
     * @throws Untranslatable where the message does not fit; the backend must not be asked then
     */
    Message request(Message message) throws Untranslatable;

    /**
     * From the backend to the client.
     *
     * @param request what {@link #request} was given, for templates that name it
     * @throws Untranslatable where the message does not fit
     */
    Message response(Message message, Message request) throws Untranslatable;

    /** Whether bodies must be whole for that direction; where none must, a proxy can stream. */
    boolean needsBody(Direction direction);
}
