package dev.banyan.rules.split;

/** Why a request went to its side. */
public enum Reason {
    /** By its bucket, also under a ramp or rollout. */
    SPLIT("split"),
    /** A tester's header. */
    FORCE("force"),
    /** The route has no other side. */
    ONLY("only"),
    /** The chosen side failed. */
    FALLBACK("fallback"),
    /** An operator's kill. */
    KILL("kill"),
    /** An operator's drain, and no visit was under way. */
    DRAIN("drain");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
