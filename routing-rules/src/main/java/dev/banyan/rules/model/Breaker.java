package dev.banyan.rules.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker; closed means that traffic flows.
 *
 * @param window over which rates are taken
 * @param minCalls below which it never opens
 * @param failureRate percent of calls that opens it
 * @param slowAfter from when a call counts as slow; null: none does
 * @param slowRate percent of slow calls that opens it
 * @param probes calls let through while half-open
 * @param failures what counts: {@code 5xx}, {@code connect}, {@code timeout}, {@code reset}
 */
public record Breaker(
        Duration window,
        int minCalls,
        Percent failureRate,
        @Nullable Duration slowAfter,
        Percent slowRate,
        Duration openFor,
        Duration maxOpenFor,
        int probes,
        List<String> failures) {
    public Breaker {
        failures = List.copyOf(failures);
    }
}
