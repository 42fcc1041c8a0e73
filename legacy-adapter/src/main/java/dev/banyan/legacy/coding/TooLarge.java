package dev.banyan.legacy.coding;

/** There is more in a body than may be. Expected, so it carries no stack trace. */
public final class TooLarge extends Exception {
    private final long most;

    /** @param most bytes that there may be */
    public TooLarge(long most) {
        super("too many bytes once decoded (expected: at most " + most + ")", null, false, false);
        this.most = most;
    }

    public long most() {
        return most;
    }
}
