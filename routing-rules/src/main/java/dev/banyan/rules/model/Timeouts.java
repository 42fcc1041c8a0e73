package dev.banyan.rules.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take. What is null is left to the next: a route's own, then its backend's, then the {@code
 * defaults}, then {@link #BUILT_IN}.
 *
 * @param connect for a connection to the backend, waiting for a place in the pool included; built in 2s
 * @param firstByte from the request's sending to the head of the answer, per try; built in 30s
 * @param request for the whole exchange; built in 60s
 * @param deadlineHeader the request header that tells the backend how many milliseconds are left; built in: none
 */
public record Timeouts(
        @Nullable Duration connect,
        @Nullable Duration firstByte,
        @Nullable Duration request,
        @Nullable String deadlineHeader) {

    /** Without a header that tells the backend. */
    public Timeouts(@Nullable Duration connect, @Nullable Duration firstByte, @Nullable Duration request) {
        this(connect, firstByte, request, null);
    }

    public static final Timeouts NONE = new Timeouts(null, null, null);
    public static final Timeouts BUILT_IN =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** These, and where one is left out the other's. */
    public Timeouts or(Timeouts other) {
        return new Timeouts(
                connect != null ? connect : other.connect,
                firstByte != null ? firstByte : other.firstByte,
                request != null ? request : other.request,
                deadlineHeader != null ? deadlineHeader : other.deadlineHeader);
    }
}
