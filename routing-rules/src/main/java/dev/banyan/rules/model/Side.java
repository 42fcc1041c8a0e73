package dev.banyan.rules.model;

/** The two worlds that a route can send a request to. */
public enum Side {
    LEGACY("legacy"),
    MODERN("modern");

    private final String word;

    Side(String word) {
        this.word = word;
    }

    /** The word used in rules, metrics, logs and headers: {@code legacy} or {@code modern}. */
    public String word() {
        return word;
    }

    public Side other() {
        return this == LEGACY ? MODERN : LEGACY;
    }
}
