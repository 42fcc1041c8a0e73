package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * COMP and COMP-5: two's complement in 2, 4 or 8 bytes. Whatever the bytes say is read, also beyond the picture: programs
 * compiled with TRUNC(BIN) put it there. Written is what the picture has room for; COMP-5 has room for all that its
 * bytes can say.
 */
final class BinaryField extends Field {
    private static final int SAFE_DIGITS = 18;

    private final boolean nativeRange;
    private final boolean littleEndian;
    private final boolean signed;
    private final int digits;
    private final int scale;

    /** @param littleEndian of COMP-5 */
    BinaryField(Picture picture, Usage usage, boolean littleEndian) {
        super(bytes(picture), picture.text(), usage.word());
        this.nativeRange = usage == Usage.NATIVE;
        this.littleEndian = nativeRange && littleEndian;
        this.signed = picture.signed();
        this.digits = nativeRange ? nativeDigits(picture) : picture.digits();
        this.scale = picture.scale();
    }

    static int bytes(Picture picture) {
        return picture.digits() <= 4 ? 2 : picture.digits() <= 9 ? 4 : 8;
    }

    /** Digits of the largest number that the bytes can say. */
    static int nativeDigits(Picture picture) {
        int bytes = bytes(picture);
        return bytes == 2 ? 5 : bytes == 4 ? 10 : picture.signed() ? 19 : 20;
    }

    @Override
    Leaf read(RecordBytes record, int at) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | record.bytes[littleEndian ? at + size - 1 - i : at + i] & 0xFF;
        }
        int unused = Long.SIZE - 8 * size;
        if (signed) {
            value = value << unused >> unused;
        }
        if (scale == 0 && (signed || value >= 0)) {
            return Leaf.number(Long.toString(value));
        }
        boolean negative = signed && value < 0;
        return Decimal.literal(record, spread(record, negative ? -value : value), scale, negative);
    }

    /** @return how many digits there are */
    private static int spread(RecordBytes record, long unsigned) {
        byte[] digits = record.digits;
        int count = digits.length;
        long rest = unsigned;
        while (rest != 0) {
            long tens = rest > 0 ? rest / 10 : Long.divideUnsigned(rest, 10);
            digits[--count] = (byte) (rest - tens * 10);
            rest = tens;
        }
        int found = digits.length - count;
        System.arraycopy(digits, count, digits, 0, found);
        return found;
    }

    @Override
    void write(RecordBytes record, int at, Leaf leaf) throws Unfit {
        boolean negative = Decimal.digits(record, leaf, digits, scale, this);
        if (negative && !signed) {
            throw Decimal.negative(this);
        }
        long value = 0;
        for (int i = 0; i < Math.min(digits, SAFE_DIGITS); i++) {
            value = value * 10 + record.digits[i];
        }
        if (nativeRange) {
            value = inRange(record, value, negative);
        }
        put(record, at, negative ? -value : value);
    }

    /** The magnitude, as an unsigned number. */
    private long inRange(RecordBytes record, long leading, boolean negative) throws Unfit {
        int bits = 8 * size - (signed ? 1 : 0);
        if (digits <= SAFE_DIGITS) {
            require(leading < (1L << bits) + (negative ? 1 : 0));
            return leading;
        }
        BigInteger value = BigInteger.valueOf(leading);
        for (int i = SAFE_DIGITS; i < digits; i++) {
            value = value.multiply(BigInteger.TEN).add(BigInteger.valueOf(record.digits[i]));
        }
        require(value.subtract(negative ? BigInteger.ONE : BigInteger.ZERO).bitLength() <= bits);
        return value.longValue();
    }

    private void require(boolean inRange) throws Unfit {
        if (!inRange) {
            throw new Unfit("", "a number beyond " + size + " bytes (expected: " + shown() + ", " + usage() + ")");
        }
    }

    private void put(RecordBytes record, int at, long value) {
        long rest = value;
        for (int i = 0; i < size; i++) {
            record.bytes[littleEndian ? at + i : at + size - 1 - i] = (byte) rest;
            rest >>= 8;
        }
    }

    @Override
    void blank(RecordBytes record, int at) {
        Arrays.fill(record.bytes, at, at + size, (byte) 0);
    }
}
