package dev.banyan.proxy.resilience;

/** A bound on the requests of a route that run at the same time. Any thread. */
public interface Concurrency {

    /** Takes a place; false: there is none. */
    boolean acquire();

    /**
     * Gives a place back.
     *
     * @param tookNanos how long the request had it
     * @param failed whether it failed or was given up: its time says nothing then
     */
    void release(long tookNanos, boolean failed, long nowNanos);

    /** How many places there are at this moment. */
    int limit();

    /** How many are taken. */
    int running();
}
