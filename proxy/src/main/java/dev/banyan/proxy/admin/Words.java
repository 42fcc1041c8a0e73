package dev.banyan.proxy.admin;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, instants and free text, as people send them. */
final class Words {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Words() {}

    /**
     * @param name of the field, for the message
     * @throws AdminProblem 400 where it is none
     */
    static Duration duration(String name, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long millis =
                    switch (matcher.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        default -> 3_600_000;
                    };
            BigInteger whole = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(millis));
            if (whole.signum() > 0 && whole.compareTo(BigInteger.valueOf(LONGEST.toMillis())) <= 0) {
                return Duration.ofMillis(whole.longValueExact());
            }
        }
        throw AdminProblem.badRequest(
                name + ": " + shown(text) + " (expected: a duration such as 250ms, 5s, 30m or 2h)");
    }

    /** An instant, or a duration back from now. */
    static Instant since(String text, Clock clock) {
        if (DURATION.matcher(text).matches()) {
            return clock.instant().minus(duration("since", text));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw AdminProblem.badRequest("since: " + shown(text)
                    + " (expected: an instant such as 2026-01-31T12:00:00Z, or a duration back such as 1h)");
        }
    }

    /** Text from outside for a message or the journal: no line breaks or other control characters. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** The same, cut to what a message needs of it. */
    static String shown(String text) {
        return oneLine(text.length() > 64 ? text.substring(0, 64) + "..." : text);
    }
}
