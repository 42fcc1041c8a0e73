package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date or a time in another form. A date that does not exist does not fit; nor does a local time that its zone passes
 * over when clocks go forward. Of a time that comes twice when clocks go back, the first is meant.
 */
public final class DateStep implements Step {
    private static final String ISO = "iso";
    /** {@code 2026-01-31}, or with a time of day, or with an offset too: what ISO 8601 and XML Schema write. */
    private static final DateTimeFormatter ISO_FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Nothing but digits, as many as there are letters. */
    private static final Pattern DIGITS = Pattern.compile("[yuMdDHhkKmsSn]+");

    private final DateTimeFormatter in;
    /** Digits of a date that a number can be; zero: a number is none. */
    private final int digits;

    private final @Nullable DateTimeFormatter out;
    private final @Nullable ZoneId zone;

    /**
     * @param in a pattern of {@link DateTimeFormatter}, or {@code iso}
     * @param out the same
     * @param zone in which a time without offset is meant and every other is written; null: as it comes
     * @throws IllegalArgumentException where a pattern is none
     */
    public DateStep(String in, String out, @Nullable String zone) {
        this.in = in.equals(ISO) ? ISO_FORM : pattern(in);
        this.digits = DIGITS.matcher(in).matches() ? in.length() : 0;
        this.out = out.equals(ISO) ? null : pattern(out);
        this.zone = zone == null ? null : ZoneId.of(zone);
    }

    /** Strict, and yet a year of four digits needs no era beside it. */
    private static DateTimeFormatter pattern(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Leaf apply(Leaf value) throws Unfit {
        TemporalAccessor meant;
        try {
            meant = meant(in.parse(text(value)));
        } catch (DateTimeException e) {
            throw new Unfit("", "a text that is none (expected: a date as the line's 'in' says, one that exists)");
        }
        try {
            return Leaf.text(written(meant));
        } catch (DateTimeException e) {
            throw new Unfit("", "a date without what is asked for (expected: all that the line's 'out' names)");
        }
    }

    /** A number cannot have the zeros in front that its date has. */
    private String text(Leaf value) {
        String text = value.text().strip();
        boolean isShort = value.kind() == Leaf.Kind.NUMBER && text.length() < digits && !text.startsWith("-");
        return isShort ? "0".repeat(digits - text.length()) + text : text;
    }

    /** The most that is known of it: a moment, a local time, a date, a month, or what it was read as. */
    private TemporalAccessor meant(TemporalAccessor read) throws Unfit {
        LocalDate date = read.query(TemporalQueries.localDate());
        LocalTime time = read.query(TemporalQueries.localTime());
        ZoneId own = read.query(TemporalQueries.zone());
        if (date == null || time == null) {
            return date == null ? withoutDay(read) : date;
        }
        LocalDateTime local = LocalDateTime.of(date, time);
        if (own != null) {
            OffsetDateTime moment = exact(local, own).toOffsetDateTime();
            return zone == null ? moment : moment.atZoneSameInstant(zone).toOffsetDateTime();
        }
        return zone == null ? local : exact(local, zone).toOffsetDateTime();
    }

    /** What was read knows a year, but not the year of an era that patterns ask for; a month has both. */
    private static TemporalAccessor withoutDay(TemporalAccessor read) {
        boolean isMonth = read.isSupported(ChronoField.YEAR) && read.isSupported(ChronoField.MONTH_OF_YEAR);
        return isMonth ? YearMonth.from(read) : read;
    }

    private static ZonedDateTime exact(LocalDateTime local, ZoneId zone) throws Unfit {
        if (!(zone instanceof ZoneOffset)
                && zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new Unfit("", "a time that clocks pass over (expected: one that exists in its zone)");
        }
        return local.atZone(zone);
    }

    private String written(TemporalAccessor meant) {
        if (out != null) {
            return out.format(meant);
        }
        if (meant instanceof OffsetDateTime moment) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        }
        return meant instanceof LocalDateTime local
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local)
                : DateTimeFormatter.ISO_LOCAL_DATE.format(meant);
    }
}
