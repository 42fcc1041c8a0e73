package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * COMP-3: two digits a byte, and the sign in the last half byte. Written are C for plus, D for minus and F where the
 * picture has no sign; read are A and E for plus and B for minus as well. A digit in the half byte in front that an even
 * number of digits leaves over counts, too: nothing that is there is dropped.
 */
final class PackedField extends Field {
    private static final int PLUS = 0x0C;
    private static final int MINUS = 0x0D;
    private static final int UNSIGNED = 0x0F;
    /** A digit of the half byte in front and one of the half byte behind, a byte; -1: they are none. */
    private static final byte[] TENS = new byte[256];

    static {
        Arrays.fill(TENS, (byte) -1);
        for (int tens = 0; tens <= 9; tens++) {
            for (int ones = 0; ones <= 9; ones++) {
                TENS[tens << 4 | ones] = (byte) tens;
            }
        }
    }

    private final int digits;
    private final int scale;
    private final boolean signed;

    PackedField(Picture picture) {
        super(picture.digits() / 2 + 1, picture.text(), Usage.PACKED.word());
        this.digits = picture.digits();
        this.scale = picture.scale();
        this.signed = picture.signed();
    }

    @Override
    @Nullable
    Leaf read(RecordBytes record, int at) throws Unfit {
        byte[] to = record.digits;
        int count = 0;
        int last = at + size - 1;
        for (int i = at; i < last; i++) {
            int pair = record.bytes[i] & 0xFF;
            int tens = TENS[pair];
            if (tens < 0) {
                return blankRead(record, at);
            }
            to[count++] = (byte) tens;
            to[count++] = (byte) (pair & 0x0F);
        }
        int end = record.bytes[last] & 0xFF;
        int sign = end & 0x0F;
        if (end >= 0xA0 || sign <= 9) {
            return blankRead(record, at);
        }
        to[count++] = (byte) (end >> 4);
        boolean negative = sign == MINUS || sign == 0x0B;
        Leaf literal = Decimal.literal(record, count, scale, negative);
        if (negative && !signed && literal.text().charAt(0) == '-') {
            throw Decimal.negative(this);
        }
        return literal;
    }

    /** Spaces and binary zeros are no number in COMP-3: there is none. */
    private @Nullable Leaf blankRead(RecordBytes record, int at) throws Unfit {
        if (!record.isBlank(at, size)) {
            throw Decimal.noNumber(this);
        }
        return null;
    }

    @Override
    void write(RecordBytes record, int at, Leaf leaf) throws Unfit {
        boolean negative = Decimal.digits(record, leaf, digits, scale, this);
        if (negative && !signed) {
            throw Decimal.negative(this);
        }
        byte[] from = record.digits;
        int next = 0;
        int to = at;
        if ((digits & 1) == 0) {
            record.bytes[to++] = from[next++];
        }
        while (next < digits - 1) {
            record.bytes[to++] = (byte) (from[next] << 4 | from[next + 1]);
            next += 2;
        }
        record.bytes[to] = (byte) (from[next] << 4 | (negative ? MINUS : plus()));
    }

    private int plus() {
        return signed ? PLUS : UNSIGNED;
    }

    @Override
    void blank(RecordBytes record, int at) {
        Arrays.fill(record.bytes, at, at + size - 1, (byte) 0);
        record.bytes[at + size - 1] = (byte) plus();
    }
}
