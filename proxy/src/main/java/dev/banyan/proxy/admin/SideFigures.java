package dev.banyan.proxy.admin;

/**
 * What one side of a route did over the last minute.
 *
 * @param errors of {@code requests} those that ended with a 5xx or were cut off
 * @param p50Ms the median duration in milliseconds; NaN where there were no requests
 * @param p99Ms 99 of 100 were no slower, in milliseconds; NaN where there were no requests
 */
public record SideFigures(long requests, long errors, double p50Ms, double p99Ms) {
    public static final SideFigures NONE = new SideFigures(0, 0, Double.NaN, Double.NaN);
}
