package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Between the digits of a field and the literal of a number, digit by digit: nothing is rounded on the way. */
final class Decimal {
    private Decimal() {}

    /**
     * The literal of what the record's first {@code count} digits say.
     *
     * @param scale how many of them stand behind the point; negative: so many zeros follow
     */
    static Leaf literal(RecordBytes record, int count, int scale, boolean negative) {
        byte[] out = record.literal;
        int first = firstDigit(record.digits, count);
        boolean zero = first == count;
        int length = 0;
        if (negative && !zero) {
            out[length++] = '-';
        }
        length = whole(record, length, first, count - Math.max(0, scale));
        if (scale > 0) {
            length = fraction(record, length, count - scale, count);
        }
        for (int i = scale; i < 0 && !zero; i++) {
            out[length++] = '0';
        }
        return Leaf.number(new String(out, 0, length, StandardCharsets.ISO_8859_1));
    }

    private static int whole(RecordBytes record, int at, int first, int end) {
        int length = at;
        if (first >= end) {
            record.literal[length++] = '0';
        }
        for (int i = first; i < end; i++) {
            record.literal[length++] = (byte) ('0' + record.digits[i]);
        }
        return length;
    }

    /** @param first of the digits behind the point; below zero: so many zeros stand before them */
    private static int fraction(RecordBytes record, int at, int first, int end) {
        int length = at;
        record.literal[length++] = '.';
        for (int i = first; i < end; i++) {
            record.literal[length++] = (byte) (i < 0 ? '0' : '0' + record.digits[i]);
        }
        return length;
    }

    private static int firstDigit(byte[] digits, int count) {
        int first = 0;
        while (first < count && digits[first] == 0) {
            first++;
        }
        return first;
    }

    /**
     * Takes a number apart into the record's first {@code count} digits.
     *
     * @return whether it is below zero
     * @throws Unfit where it is no number, or has a digit that there is no room for
     */
    static boolean digits(RecordBytes record, Leaf leaf, int count, int scale, Field field) throws Unfit {
        if (leaf.kind() == Leaf.Kind.BOOLEAN) {
            throw new Unfit("", "true or false (expected: a number, " + field.shown() + ")");
        }
        String text = leaf.text();
        if (text.length() > Literal.MAX_DIGITS || !isPlain(text)) {
            text = plain(text);
        }
        if (text == null) {
            throw new Unfit("", "a text that is none (expected: a number, " + field.shown() + ")");
        }
        return place(record, text, count, scale, field);
    }

    /** Digits, with or without a minus and a point: what nearly every number is. */
    private static boolean isPlain(String text) {
        int at = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return false;
            }
        }
        return digits > 0;
    }

    private static @Nullable String plain(String text) {
        String literal = Literal.number(text);
        BigDecimal decimal = literal == null ? null : Literal.decimal(literal);
        return decimal == null ? null : decimal.toPlainString();
    }

    private static boolean place(RecordBytes record, String text, int count, int scale, Field field) throws Unfit {
        byte[] digits = record.digits;
        for (int i = 0; i < count; i++) {
            digits[i] = 0;
        }
        boolean negative = text.charAt(0) == '-';
        int point = text.indexOf('.');
        int units = (point < 0 ? text.length() : point) - 1;
        boolean zero = true;
        // Where the digit at an index of the text goes: the ones to count - scale - 1, tens one before it, and so on.
        int shift = count - scale - 1 - units;
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit == 0 || i == point) {
                continue;
            }
            int to = i < point || point < 0 ? i + shift : i + shift - 1;
            if (to < 0 || to >= count) {
                throw noRoom(text, count, scale, field);
            }
            digits[to] = (byte) digit;
            zero = false;
        }
        return negative && !zero;
    }

    /** Says how many digits there are, not which. */
    private static Unfit noRoom(String text, int count, int scale, Field field) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        int whole = Math.max(0, number.precision() - number.scale());
        int room = Math.max(0, count - scale);
        if (whole > room) {
            return new Unfit(
                    "", whole + " digits before the point (expected: at most " + room + ", " + field.shown() + ")");
        }
        if (scale < 0) {
            return new Unfit(
                    "",
                    "a number with other digits than zeros in its last " + -scale + " (expected: " + field.shown()
                            + ")");
        }
        String digits = number.scale() + " digits behind the point";
        return number.scale() > scale
                ? new Unfit("", digits + " (expected: at most " + scale + ", " + field.shown() + ")")
                : new Unfit("", "a digit where the picture has none (expected: " + field.shown() + ")");
    }

    static Unfit negative(Field field) {
        return new Unfit("", "a negative number (expected: none, " + field.shown() + " has no sign)");
    }

    static Unfit noNumber(Field field) {
        return new Unfit("", "bytes that are no number (expected: " + field.shown() + ", " + field.usage() + ")");
    }
}
