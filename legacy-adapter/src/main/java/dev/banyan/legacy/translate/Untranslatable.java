package dev.banyan.legacy.translate;

/** A message does not fit its translation. Expected, so it carries no stack trace. */
public final class Untranslatable extends Exception {
    private final Direction direction;
    private final String step;
    private final String pointer;

    /**
     * @param step which line of the translation could not be done, as written in the rules
     * @param pointer where in the message, as a JSON Pointer; empty: the whole
     * @param message what was found and what was expected; never a value that could be a secret
     */
    public Untranslatable(Direction direction, String step, String pointer, String message) {
        super(message, null, false, false);
        this.direction = direction;
        this.step = step;
        this.pointer = pointer;
    }

    public Direction direction() {
        return direction;
    }

    public String step() {
        return step;
    }

    public String pointer() {
        return pointer;
    }
}
