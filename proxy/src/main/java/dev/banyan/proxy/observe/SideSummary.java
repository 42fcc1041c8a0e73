package dev.banyan.proxy.observe;

/**
 * One side of a route over the last minute.
 *
 * @param requests all that ended
 * @param errors those of them that ended with a 5xx or by a fault of the backend
 * @param p50Ms median duration of the requests with a whole answer, in milliseconds; 0 where there was none
 * @param p99Ms the 99th percentile of the same; off by at most 1/32
 */
public record SideSummary(long requests, long errors, double p50Ms, double p99Ms) {
    public static final SideSummary NOTHING = new SideSummary(0, 0, 0, 0);
}
