package dev.banyan.legacy.translate;

/** Which way a message goes. */
public enum Direction {
    /** From the client to the backend. */
    REQUEST("request"),
    /** From the backend to the client. */
    RESPONSE("response");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word in rules, metrics and messages. */
    public String word() {
        return word;
    }
}
