package dev.banyan.rules.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a request is tried again.
 *
 * @param attempts in all, the first included
 * @param perTry null: only the route's timeouts bound a try
 * @param on {@code connect}, {@code reset}, or a status between 500 and 599
 * @param budget the share of requests that may be retries
 * @param idempotencyKey the header that makes any method safe to repeat; null: none does
 */
public record Retry(
        int attempts,
        @Nullable Duration perTry,
        List<String> on,
        Duration backoffBase,
        Duration backoffMax,
        Percent budget,
        @Nullable String idempotencyKey) {
    public Retry {
        on = List.copyOf(on);
    }
}
