package dev.banyan.proxy.resilience;

/** Where a circuit breaker stands. */
public enum BreakerState {
    /** Traffic flows. */
    CLOSED("closed", 0),
    /** A few calls are let through to see how it is. */
    HALF_OPEN("half-open", 1),
    /** Every call is refused at once. */
    OPEN("open", 2);

    private final String word;
    private final int number;

    BreakerState(String word, int number) {
        this.word = word;
        this.number = number;
    }

    public String word() {
        return word;
    }

    /** The value of {@code banyan_breaker_state}. */
    public int number() {
        return number;
    }
}
