package dev.banyan.rules.validate;

/**
 * One thing that is wrong or odd, said so that a person can mend it.
 *
 * @param code stable and machine-readable, lower case with dashes: {@code unknown-key}
 * @param message what was found and what was expected
 * @param hint what to do; empty where there is nothing to add
 */
public record Problem(Severity severity, String code, Place place, String message, String hint) {

    public static Problem error(String code, Place place, String message, String hint) {
        return new Problem(Severity.ERROR, code, place, message, hint);
    }

    public static Problem warning(String code, Place place, String message, String hint) {
        return new Problem(Severity.WARNING, code, place, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The contract's line: {@code file:line:column: error CODE message (hint)}. */
    @Override
    public String toString() {
        String line = place + ": " + severity.word() + " " + code + " " + message;
        return hint.isEmpty() ? line : line + " (" + hint + ")";
    }
}
