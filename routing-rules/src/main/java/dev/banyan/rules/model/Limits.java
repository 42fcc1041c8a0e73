package dev.banyan.rules.model;

import org.jspecify.annotations.Nullable;

/**
 * Bounds of a route; null: unbounded.
 *
 * @param maxBody bytes of a request's body, 413 beyond
 * @param requestsPerSecond 429 beyond
 * @param concurrency requests at the same time, 503 beyond
 * @param adaptiveConcurrency true: that bound finds itself from how long requests take
 */
public record Limits(
        @Nullable Long maxBody,
        @Nullable Integer requestsPerSecond,
        @Nullable Integer concurrency,
        boolean adaptiveConcurrency) {
    public static final Limits NONE = new Limits(null, null, null, false);

    /** True where it is about the number of requests, not only about one. */
    public boolean boundsRequests() {
        return requestsPerSecond != null || concurrency != null || adaptiveConcurrency;
    }
}
