package dev.banyan.proxy.cli;

import java.time.Duration;
import java.time.Instant;

/** Time between an instant of the server's and now, as a person reads it at a glance: {@code 40s}, {@code 12m}. */
final class Elapsed {
    private Elapsed() {}

    static String since(String instant) {
        Duration since = Duration.between(Instant.parse(instant), Instant.now());
        return word(since.isNegative() ? Duration.ZERO : since);
    }

    /** Empty where it is over. */
    static String until(String instant) {
        Duration until = Duration.between(Instant.now(), Instant.parse(instant));
        return until.isNegative() || until.isZero() ? "" : word(until);
    }

    static String word(Duration duration) {
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toHours() == 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toDays() < 3 ? duration.toHours() + "h" : duration.toDays() + "d";
    }
}
