package dev.banyan.legacy.mapping;

/** What has been done for one message, of what a list in it can ask for again and again. Not for several threads. */
public final class Effort {
    /** A body has no more values than that, either. */
    static final int MOST_LINES = 500_000;

    private int lines;
    private int steps;
    private long nanos;

    /** Lines are about to be done: false where there were too many already. */
    boolean affords(int moreLines) {
        lines += moreLines;
        return lines <= MOST_LINES;
    }

    /** Steps of expressions. */
    public int steps() {
        return steps;
    }

    /** Time that expressions took, in nanoseconds. */
    public long nanos() {
        return nanos;
    }

    /** An expression was evaluated. */
    public void add(int moreSteps, long moreNanos) {
        steps += moreSteps;
        nanos += moreNanos;
    }
}
