package dev.banyan.rules.yaml.shape;

/** A text is not what its place wants. Carries no stack trace: it is expected. */
public final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    private final String hint;

    /**
     * @param expected what the place wants
     * @param hint what to do; empty where there is nothing to add
     */
    public Unfit(String expected, String hint) {
        super(expected, null, false, false);
        this.hint = hint;
    }

    public String expected() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public String hint() {
        return hint;
    }
}
