package dev.banyan.proxy.exchange;

/** What became of the wish to try a request again. */
public enum RetryResult {
    /** It was tried again, and answered in the end. */
    SUCCESS("success"),
    /** It was tried again, and failed all the same. */
    FAILURE("failure"),
    /** The route's budget for retries was used up. */
    BUDGET("budget");

    private final String word;

    RetryResult(String word) {
        this.word = word;
    }

    /** The label's value. */
    public String word() {
        return word;
    }
}
