package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** What holds for every number. */
class NumberPropertiesTest {
    private static final List<String> USAGES = List.of(
            "", " COMP-3", " COMP", " COMP-5", " SIGN LEADING", " SIGN LEADING SEPARATE", " SIGN TRAILING SEPARATE");

    /** A field for numbers, and one of the numbers that it has room for. */
    record Case(String clauses, Charset charset, BigDecimal number) {
        CopybookFormat format() throws BadSchema {
            return new CopybookFormat(Records.copybook("01 R.\n    05 F " + clauses + "."), charset, true, false);
        }
    }

    @Provide
    static Arbitrary<Charset> charsets() {
        return Arbitraries.of("IBM037", "IBM1047", "IBM500", "IBM273", "ISO-8859-1", "windows-1252", "UTF-8")
                .map(Charset::forName);
    }

    @Provide
    static Arbitrary<Case> cases() {
        Arbitrary<String> usages = Arbitraries.of(USAGES);
        return Combinators.combine(
                        usages,
                        Arbitraries.integers().between(0, 38),
                        Arbitraries.integers().between(0, 38),
                        Arbitraries.integers().between(-4, 4),
                        numbers(),
                        charsets())
                .as(NumberPropertiesTest::drawn);
    }

    private static Arbitrary<BigInteger> numbers() {
        BigInteger largest = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.bigIntegers().between(largest.negate(), largest)),
                Tuple.of(1, Arbitraries.of(BigInteger.ZERO, BigInteger.ONE, largest, largest.negate())));
    }

    private static Case drawn(String usage, int whole, int fraction, int scaled, BigInteger number, Charset charset) {
        int most = usage.startsWith(" COMP") && !usage.equals(" COMP-3") ? 18 : 34;
        int before = Math.min(whole, most);
        int behind = scaled == 0 ? Math.min(fraction, most - before) : 0;
        int digits = Math.max(1, before + behind);
        String nines = before + behind == 0
                ? "9"
                : (before > 0 ? "9(" + before + ")" : "") + (behind > 0 ? "V9(" + behind + ")" : "");
        String scale = "P".repeat(Math.abs(scaled));
        String picture = "PIC S" + (scaled < 0 ? "V" + scale + nines : nines + scale);
        int behindPoint = scaled < 0 ? digits - scaled : behind;
        BigInteger kept =
                number.mod(BigInteger.TEN.pow(digits)).multiply(BigInteger.valueOf(number.signum() < 0 ? -1 : 1));
        BigDecimal value = new BigDecimal(kept, behindPoint).scaleByPowerOfTen(Math.max(0, scaled));
        return new Case(picture + usage, charset, value);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aNumberThatFitsComesBackAsItIs(@ForAll("cases") Case drawn) throws Exception {
        CopybookFormat format = drawn.format();
        byte[] record = format.write(document(drawn.number.toPlainString())).body();
        Leaf leaf = leaf(format.read(record, null));

        assertThat(leaf.kind()).isEqualTo(Leaf.Kind.NUMBER);
        assertThat(new BigDecimal(leaf.text())).isEqualByComparingTo(drawn.number);
        assertThat(new BigDecimal(leaf.text()).scale()).isEqualTo(Math.max(0, drawn.number.scale()));
        assertThat(format.write(document(leaf.text())).body()).isEqualTo(record);
    }

    /** However it is written: with zeros around it, with a plus, with an exponent. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aNumberIsTheSameHoweverItIsWritten(
            @ForAll("cases") Case drawn, @ForAll @IntRange(min = -40, max = 40) int exponent) throws Exception {
        CopybookFormat format = drawn.format();
        byte[] record = format.write(document(drawn.number.toPlainString())).body();
        BigDecimal shifted = drawn.number.movePointRight(exponent);

        assertThat(format.write(document(shifted.toPlainString() + "E" + -exponent))
                        .body())
                .isEqualTo(record);
        assertThat(format.write(document(drawn.number
                                .setScale(Math.max(0, drawn.number.scale()) + 3, RoundingMode.UNNECESSARY)
                                .toPlainString()))
                        .body())
                .isEqualTo(record);
        assertThat(format.write(document(drawn.number.signum() < 0 ? drawn.number + " " : " +00" + drawn.number))
                        .body())
                .isEqualTo(record);
    }

    /** Whatever is written is either that number exactly, or nothing is written. */
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aNumberIsNeverAnotherOne(
            @ForAll("cases") Case drawn, @ForAll @BigRange(min = "-1e5", max = "1e5") @Scale(3) BigDecimal any)
            throws Exception {
        CopybookFormat format = drawn.format();
        byte[] record;
        try {
            record = format.write(document(any.toPlainString())).body();
        } catch (Unfit tooMuch) {
            return;
        }
        assertThat(new BigDecimal(leaf(format.read(record, null)).text())).isEqualByComparingTo(any);
    }

    @Property(tries = 1000)
    void aFloatingNumberComesBackAsItsBytes(@ForAll int single, @ForAll long wide) throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n   05 F COMP-1.\n   05 G COMP-2.");
        if (!Float.isFinite(Float.intBitsToFloat(single)) || !Double.isFinite(Double.longBitsToDouble(wide))) {
            return;
        }
        byte[] record = ByteBuffer.allocate(12).putInt(single).putLong(wide).array();
        Branch read = (Branch) ((Branch) format.read(record, null)).value(0);

        assertThat(((Leaf) read.get("F")).text())
                .satisfies(text -> assertThat(Float.parseFloat(text)).isEqualTo(Float.intBitsToFloat(single) + 0f));
        assertThat(((Leaf) read.get("G")).text())
                .satisfies(text -> assertThat(Double.parseDouble(text)).isEqualTo(Double.longBitsToDouble(wide) + 0d));
        byte[] again = format.write(new Branch().put("R", read)).body();
        assertThat(format.read(again, null)).isEqualTo(new Branch().put("R", read));
    }

    @Property(tries = 1000)
    void aFloatingNumberIsNeverAnotherOne(
            @ForAll @BigRange(min = "-1e30", max = "1e30") BigDecimal any, @ForAll boolean wide) throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n   05 F COMP-" + (wide ? 2 : 1) + ".");
        BigDecimal few = any.round(new MathContext(wide ? 15 : 6));
        byte[] record = format.write(document(few.toPlainString())).body();

        assertThat(new BigDecimal(leaf(format.read(record, null)).text())).isEqualByComparingTo(few);
        try {
            assertThat(new BigDecimal(leaf(format.read(
                                    format.write(document(any.toPlainString())).body(), null))
                            .text()))
                    .isEqualByComparingTo(any);
        } catch (Unfit tooMuch) {
            assertThat(any.precision()).isGreaterThan(wide ? 15 : 6);
        }
    }

    private static Branch document(String number) {
        return Records.of("R", Records.of("F", Leaf.number(number)));
    }

    private static Leaf leaf(Tree document) {
        return (Leaf) ((Branch) ((Branch) document).value(0)).value(0);
    }
}
