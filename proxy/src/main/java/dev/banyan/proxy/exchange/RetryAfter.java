package dev.banyan.proxy.exchange;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** How long a backend asks to be left alone (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private RetryAfter() {}

    /** Nanoseconds from now; 0 where nothing is said, or nothing that can be read. */
    static long nanos(MultiMap headers, long nowMillis) {
        String value = headers.get("retry-after");
        if (value == null) {
            return 0;
        }
        if (value.matches("[0-9]{1,9}")) {
            return TimeUnit.SECONDS.toNanos(Long.parseLong(value));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return TimeUnit.MILLISECONDS.toNanos(Math.max(0, at.toEpochMilli() - nowMillis));
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
