package dev.banyan.rules.model;

import org.jspecify.annotations.Nullable;

/**
 * Bounds of a route; null: unbounded.
 *
 * @param maxBody bytes of a request's body, 413 beyond
 */
public record Limits(
        @Nullable Long maxBody,
        @Nullable Integer requestsPerSecond,
        @Nullable Integer concurrency) {
    public static final Limits NONE = new Limits(null, null, null);
}
