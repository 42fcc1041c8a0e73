package dev.banyan.rules.validate;

/** Errors keep rules from going live; warnings do not. */
public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
