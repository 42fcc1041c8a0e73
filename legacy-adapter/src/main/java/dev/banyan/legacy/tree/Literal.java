package dev.banyan.legacy.tree;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How numbers and truth values are written in text, and what JSON's literal of the same value is. */
public final class Literal {
    /** A number is not longer than this, so that a few characters of exponent cannot stand for a gigabyte of zeros. */
    public static final int MAX_DIGITS = 1000;

    private Literal() {}

    /**
     * JSON's literal of a decimal number, every digit kept: {@code +007.50} is {@code 7.50}.
     *
     * @param text with or without sign, fraction and exponent; blanks around it do not count
     * @return null: that is no number, or one of more than {@link #MAX_DIGITS} characters
     */
    public static @Nullable String number(String text) {
        int end = end(text);
        int at = start(text, end);
        if (at == end || end - at > MAX_DIGITS) {
            return null;
        }
        boolean negative = text.charAt(at) == '-';
        if (negative || text.charAt(at) == '+') {
            at++;
        }
        int digits = digitsEnd(text, at, end);
        int first = at;
        while (first < digits - 1 && text.charAt(first) == '0') {
            first++;
        }
        int fraction = digits;
        if (digits < end && text.charAt(digits) == '.') {
            fraction = digitsEnd(text, digits + 1, end);
        }
        boolean anyDigit = digits > at || fraction > digits + 1;
        if (!anyDigit || !isExponent(text, fraction, end)) {
            return null;
        }
        if (!negative && first == 0 && fraction != digits + 1 && digits > at && end == text.length()) {
            return text;
        }
        StringBuilder literal = new StringBuilder(end - first + 2);
        literal.append(negative ? "-" : "").append(digits == at ? "0" : "").append(text, first, digits);
        if (fraction > digits + 1) {
            literal.append(text, digits, fraction);
        }
        return literal.append(text, fraction, end).toString();
    }

    /** JSON's literal of a whole number; null: that is none. A fraction of zeros only is none. */
    public static @Nullable String integer(String text) {
        String literal = number(text);
        if (literal == null) {
            return null;
        }
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return whole(literal);
            }
        }
        return literal.equals("-0") ? "0" : literal;
    }

    /** The truth value that is written so; null: none is. */
    public static @Nullable Boolean bool(String text) {
        return switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    /** The exact value of JSON's literal; null: its exponent is beyond anything that could be written out. */
    public static @Nullable BigDecimal decimal(String literal) {
        BigDecimal value;
        try {
            value = new BigDecimal(literal);
        } catch (NumberFormatException beyond) {
            return null;
        }
        return Math.abs((long) value.scale()) > MAX_DIGITS || value.precision() > MAX_DIGITS ? null : value;
    }

    private static @Nullable String whole(String literal) {
        BigDecimal value = decimal(literal);
        if (value == null || value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
            return null;
        }
        return value.toBigInteger().toString();
    }

    private static int start(String text, int end) {
        int at = 0;
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    private static int digitsEnd(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Nothing, or a whole exponent. */
    private static boolean isExponent(String text, int from, int end) {
        if (from == end) {
            return true;
        }
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int digits = from + 1;
        if (digits < end && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
            digits++;
        }
        return digits < end && digitsEnd(text, digits, end) == end;
    }
}
