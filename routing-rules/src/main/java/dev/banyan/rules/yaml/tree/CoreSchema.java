package dev.banyan.rules.yaml.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted word means (YAML 1.2.2, section 10.3.2). {@code on}, {@code off}, {@code yes} and {@code no} are
 * plain words, {@code 012} is twelve, {@code 0o14} and {@code 0xC} are twelve too.
 */
public final class CoreSchema {
    /** Longer numbers are not read as such: nothing here is that large, and some would cost much. */
    private static final int MAX_DIGITS = 40;

    private static final int MAX_SCALE = 40;

    private CoreSchema() {}

    public static boolean isNull(String word) {
        return word.isEmpty() || word.equals("~") || word.equals("null") || word.equals("Null") || word.equals("NULL");
    }

    /** True or false, or null where the word is neither. */
    public static @Nullable Boolean bool(String word) {
        return switch (word) {
            case "true", "True", "TRUE" -> Boolean.TRUE;
            case "false", "False", "FALSE" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** The exact number, or null where the word is none; infinities and NaN are none. */
    public static @Nullable BigDecimal number(String word) {
        if (word.isEmpty() || word.length() > MAX_DIGITS || !startsLikeNumber(word)) {
            return null;
        }
        if (word.startsWith("0o")) {
            return radix(word.substring(2), 8);
        }
        if (word.startsWith("0x")) {
            return radix(word.substring(2), 16);
        }
        return isDecimal(word) ? decimal(word) : null;
    }

    private static boolean startsLikeNumber(String word) {
        char c = word.charAt(0);
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.';
    }

    private static @Nullable BigDecimal radix(String digits, int radix) {
        if (digits.isEmpty()) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return null;
            }
        }
        return new BigDecimal(new BigInteger(digits, radix));
    }

    private static @Nullable BigDecimal decimal(String word) {
        try {
            BigDecimal number = new BigDecimal(word);
            // 1e999999999 is a number too, but writing it out would fill the memory.
            return Math.abs((long) number.scale()) > MAX_SCALE ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?} */
    private static boolean isDecimal(String word) {
        int i = sign(word, 0);
        int whole = digits(word, i);
        int end = whole;
        if (end < word.length() && word.charAt(end) == '.') {
            int fraction = digits(word, end + 1);
            if (whole == i && fraction == end + 1) {
                return false;
            }
            end = fraction;
        } else if (whole == i) {
            return false;
        }
        if (end < word.length() && (word.charAt(end) == 'e' || word.charAt(end) == 'E')) {
            int start = sign(word, end + 1);
            end = digits(word, start);
            return end > start && end == word.length();
        }
        return end == word.length();
    }

    private static int sign(String word, int at) {
        return at < word.length() && (word.charAt(at) == '-' || word.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String word, int at) {
        int i = at;
        while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
