package dev.banyan.legacy.translate;

/** A message does not fit its translation. Expected, so it carries no stack trace. */
public final class Untranslatable extends Exception {
    private final Direction direction;
    private final String step;
    private final String pointer;
    private final boolean tooLarge;

    /**
     * @param step which line of the translation could not be done, as written in the rules
     * @param pointer where in the message, as a JSON Pointer; empty: the whole
     * @param message what was found and what was expected; never a value that could be a secret
     */
    public Untranslatable(Direction direction, String step, String pointer, String message) {
        this(direction, step, pointer, message, false);
    }

    private Untranslatable(Direction direction, String step, String pointer, String message, boolean tooLarge) {
        super(message, null, false, false);
        this.direction = direction;
        this.step = step;
        this.pointer = pointer;
        this.tooLarge = tooLarge;
    }

    /** A body that is larger than the translation's {@code maxBody} once its content coding is undone. */
    public static Untranslatable tooLarge(Direction direction, String message) {
        return new Untranslatable(direction, "maxBody", "", message, true);
    }

    /** True where it is not what the body says, but how much there is of it. */
    public boolean isTooLarge() {
        return tooLarge;
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

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** For people: the place, the line of the translation, what was found and what was expected. */
    public String sentence() {
        String where = pointer.isEmpty() ? direction.word() + " body" : direction.word() + " " + pointer;
        return where + ": " + getMessage() + (step.isEmpty() ? "" : ", in " + step);
    }
}
