package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A number in characters, a digit each. Its sign stands in a character of its own or in the zone of its first or last
 * digit: EBCDIC has C (or A, E, F) for plus and D (or B) for minus there; ASCII has plain digits for plus and
 * {@code p} to {@code y} for minus, as GnuCOBOL writes it, and what EBCDIC's signs become once translated,
 * <code>{</code>, {@code A} to {@code I}, <code>}</code>, {@code J} to {@code R}, is read as well.
 */
final class ZonedField extends Field {
    private static final int NONE = -1;
    /** Added to a digit. */
    private static final int MINUS = 16;

    private static final byte[] EBCDIC_SIGNS = new byte[256];
    private static final byte[] ASCII_SIGNS = new byte[256];

    static {
        Arrays.fill(EBCDIC_SIGNS, (byte) NONE);
        Arrays.fill(ASCII_SIGNS, (byte) NONE);
        for (int digit = 0; digit <= 9; digit++) {
            for (int plus : new int[] {0xA0, 0xC0, 0xE0, 0xF0}) {
                EBCDIC_SIGNS[plus + digit] = (byte) digit;
            }
            EBCDIC_SIGNS[0xB0 + digit] = (byte) (digit + MINUS);
            EBCDIC_SIGNS[0xD0 + digit] = (byte) (digit + MINUS);
            ASCII_SIGNS['0' + digit] = (byte) digit;
            ASCII_SIGNS['p' + digit] = (byte) (digit + MINUS);
            ASCII_SIGNS["{ABCDEFGHI".charAt(digit)] = (byte) digit;
            ASCII_SIGNS["}JKLMNOPQR".charAt(digit)] = (byte) (digit + MINUS);
        }
    }

    private final int digits;
    private final int scale;
    private final boolean signed;
    private final boolean separate;
    private final boolean blankWhenZero;
    /** Where the digits begin. */
    private final int first;
    /** Of the character, or of the digit, that has the sign; -1: there is none. */
    private final int signAt;

    ZonedField(Picture picture, Sign sign, boolean blankWhenZero) {
        super(size(picture, sign), picture.text(), usage(picture, sign));
        this.digits = picture.digits();
        this.scale = picture.scale();
        this.signed = picture.signed();
        this.separate = signed && sign.separate();
        this.blankWhenZero = blankWhenZero;
        this.first = separate && sign.leading() ? 1 : 0;
        this.signAt = !signed ? -1 : sign.leading() ? 0 : size - 1;
    }

    private static int size(Picture picture, Sign sign) {
        return picture.digits() + (picture.signed() && sign.separate() ? 1 : 0);
    }

    private static String usage(Picture picture, Sign sign) {
        if (!picture.signed() || sign.equals(Sign.TRAILING)) {
            return "DISPLAY";
        }
        return "DISPLAY SIGN " + (sign.leading() ? "LEADING" : "TRAILING") + (sign.separate() ? " SEPARATE" : "");
    }

    @Override
    @Nullable
    Leaf read(RecordBytes record, int at) throws Unfit {
        int zero = record.page.zero;
        boolean negative = false;
        for (int i = 0, b = at + first; i < digits; i++, b++) {
            int digit = record.bytes[b] - zero;
            if (digit < 0 || digit > 9) {
                int withSign = separate || b - at != signAt ? NONE : sign(record, b);
                if (withSign == NONE) {
                    return blankRead(record, at);
                }
                negative = withSign >= MINUS;
                digit = withSign & MINUS - 1;
            }
            record.digits[i] = (byte) digit;
        }
        return Decimal.literal(record, digits, scale, negative || separate && isMinus(record, at));
    }

    private static int sign(RecordBytes record, int at) {
        return (record.page.ebcdic ? EBCDIC_SIGNS : ASCII_SIGNS)[record.bytes[at] & 0xFF];
    }

    private boolean isMinus(RecordBytes record, int at) throws Unfit {
        byte sign = record.bytes[at + signAt];
        if (sign != record.page.minus && sign != record.page.plus) {
            throw Decimal.noNumber(this);
        }
        return sign == record.page.minus;
    }

    private @Nullable Leaf blankRead(RecordBytes record, int at) throws Unfit {
        if (!record.isBlank(at, size)) {
            throw Decimal.noNumber(this);
        }
        Arrays.fill(record.digits, 0, digits, (byte) 0);
        return blankWhenZero ? Decimal.literal(record, digits, scale, false) : null;
    }

    @Override
    void write(RecordBytes record, int at, Leaf leaf) throws Unfit {
        boolean negative = Decimal.digits(record, leaf, digits, scale, this);
        if (negative && !signed) {
            throw Decimal.negative(this);
        }
        boolean zero = true;
        for (int i = 0; i < digits; i++) {
            int digit = record.digits[i];
            zero &= digit == 0;
            record.bytes[at + first + i] = (byte) (record.page.zero + digit);
        }
        if (zero && blankWhenZero) {
            Arrays.fill(record.bytes, at, at + size, record.page.space);
        } else {
            sign(record, at, negative);
        }
    }

    private void sign(RecordBytes record, int at, boolean negative) {
        if (separate) {
            record.bytes[at + signAt] = negative ? record.page.minus : record.page.plus;
        } else if (signed) {
            int digit = record.bytes[at + signAt] - record.page.zero;
            int plus = record.page.ebcdic ? 0xC0 : '0';
            int minus = record.page.ebcdic ? 0xD0 : 'p';
            record.bytes[at + signAt] = (byte) ((negative ? minus : plus) + digit);
        }
    }

    @Override
    void blank(RecordBytes record, int at) {
        Arrays.fill(record.bytes, at, at + size, blankWhenZero ? record.page.space : record.page.zero);
        if (!blankWhenZero) {
            sign(record, at, false);
        }
    }
}
