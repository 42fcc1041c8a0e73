package dev.banyan.rules.model;

import java.math.BigDecimal;

/**
 * A share of the requests, exact in steps of 0.01.
 *
 * @param hundredths hundredths of a percent, 0 to 10000: the number of buckets it covers
 */
public record Percent(int hundredths) implements Comparable<Percent> {
    public static final Percent ZERO = new Percent(0);
    public static final Percent ALL = new Percent(10_000);

    public Percent {
        if (hundredths < 0 || hundredths > 10_000) {
            throw new IllegalArgumentException("hundredths: " + hundredths + " (expected: 0 to 10000)");
        }
    }

    /**
     * @param value 0 to 100 in steps of 0.01
     * @throws IllegalArgumentException out of range, or finer than 0.01
     */
    public static Percent of(BigDecimal value) {
        BigDecimal hundredths = value.movePointRight(2).stripTrailingZeros();
        if (hundredths.scale() > 0 || hundredths.signum() < 0 || hundredths.compareTo(BigDecimal.valueOf(10_000)) > 0) {
            throw new IllegalArgumentException(
                    "percent: " + value.toPlainString() + " (expected: 0 to 100 in steps of 0.01)");
        }
        return new Percent(hundredths.intValueExact());
    }

    /** The number as people write it: {@code 12.5}. */
    public BigDecimal value() {
        BigDecimal value = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    @Override
    public int compareTo(Percent other) {
        return Integer.compare(hundredths, other.hundredths);
    }

    @Override
    public String toString() {
        return value().toPlainString();
    }
}
