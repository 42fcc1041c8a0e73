package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * COMP-1 and COMP-2 as IEEE 754 has them (GnuCOBOL, Micro Focus; IBM's own hexadecimal floating point is another
 * thing), in the byte order of COMP-5. Read is the shortest decimal that gives the same bytes again. Written is only a
 * number that would be read back as what it is: {@code 0.1} is fine, ten digits in COMP-1 are not.
 */
final class FloatField extends Field {
    /** So many digits always survive the way to binary and back. */
    private static final int SURE_DOUBLE = 15;

    private static final int SURE_SINGLE = 6;
    private static final int FURTHER = 3;
    /** Larger exponents stay exponents. */
    private static final int WRITTEN_OUT = 40;

    private final ByteOrder order;
    private final boolean single;

    FloatField(Usage usage, boolean littleEndian) {
        super(usage == Usage.SINGLE ? 4 : 8, "", usage.word());
        this.order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        this.single = usage == Usage.SINGLE;
    }

    @Override
    Leaf read(RecordBytes record, int at) throws Unfit {
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes, at, size).order(order);
        double value = single ? bytes.getFloat() : bytes.getDouble();
        if (!Double.isFinite(value)) {
            throw new Unfit("", "an infinite number, or none (expected: a finite one, " + usage() + ")");
        }
        BigDecimal shortest = shortest(value);
        boolean plain = Math.abs(shortest.precision() - shortest.scale()) <= WRITTEN_OUT;
        return Leaf.number(plain ? shortest.toPlainString() : shortest.toString());
    }

    /** Not what the library's own text says: before Java 19 that is sometimes a digit too long. */
    private BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        boolean sparse = Math.abs(value) < (single ? Float.MIN_NORMAL : Double.MIN_NORMAL);
        int sure = single ? SURE_SINGLE : SURE_DOUBLE;
        for (int digits = sparse ? 1 : sure; digits < sure + FURTHER; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (gives(rounded, value)) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact;
    }

    private boolean gives(BigDecimal decimal, double value) {
        return single ? decimal.floatValue() == (float) value : decimal.doubleValue() == value;
    }

    @Override
    void write(RecordBytes record, int at, Leaf leaf) throws Unfit {
        String literal = leaf.kind() == Leaf.Kind.BOOLEAN ? null : Literal.number(leaf.text());
        BigDecimal decimal = literal == null ? null : Literal.decimal(literal);
        if (decimal == null) {
            throw new Unfit("", "a value that is none (expected: a number, " + usage() + ")");
        }
        double value = single ? decimal.floatValue() : decimal.doubleValue();
        if (!Double.isFinite(value)) {
            throw new Unfit("", "a number beyond all of " + usage() + " (expected: a smaller one)");
        }
        if (shortest(value).compareTo(decimal) != 0) {
            int digits = decimal.stripTrailingZeros().precision();
            throw new Unfit(
                    "",
                    digits + " digits, or a size, that " + usage() + " does not keep (expected: at most "
                            + (single ? SURE_SINGLE : SURE_DOUBLE) + ")");
        }
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes, at, size).order(order);
        if (single) {
            bytes.putFloat((float) value);
        } else {
            bytes.putDouble(value);
        }
    }

    @Override
    void blank(RecordBytes record, int at) {
        Arrays.fill(record.bytes, at, at + size, (byte) 0);
    }
}
