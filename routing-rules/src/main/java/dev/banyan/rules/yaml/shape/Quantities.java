package dev.banyan.rules.yaml.shape;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes: a whole number and its unit. */
public final class Quantities {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final long LARGEST = 1L << 40;

    /** More than nothing, at most a year. */
    public static final Text<Duration> DURATION_SHAPE = Text.of(
            "bad-duration",
            "a duration such as 250ms, 5s, 2m or 1h",
            Schemas.string("^[0-9]{1,9}(ms|s|m|h)$"),
            Quantities::duration);

    /** Bytes; at most 1 TiB. */
    public static final Text<Long> SIZE_SHAPE = Text.of(
            "bad-size",
            "a size such as 64KiB or 1MiB",
            Schemas.string("^[0-9]{1,9}(B|KiB|MiB|GiB)$"),
            Quantities::size);

    private Quantities() {}

    private static Duration duration(String text) throws Unfit {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new Unfit("", isNumber(text) ? "say the unit: " + text + "s or " + text + "ms" : "");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new Unfit("more than 0 and at most 8760h", "");
        }
        return duration;
    }

    private static long size(String text) throws Unfit {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new Unfit("", sizeHint(text));
        }
        long unit = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30)
                .getOrDefault(matcher.group(2), 1L);
        long bytes = Long.parseLong(matcher.group(1)) * unit;
        if (bytes > LARGEST) {
            throw new Unfit("at most 1024GiB", "");
        }
        return bytes;
    }

    private static String sizeHint(String text) {
        if (isNumber(text)) {
            return "say the unit: " + text + "B or " + text + "KiB";
        }
        return text.matches("[0-9]{1,9} ?[kKmMgG][bB]?") ? "units are B, KiB, MiB and GiB" : "";
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }
}
