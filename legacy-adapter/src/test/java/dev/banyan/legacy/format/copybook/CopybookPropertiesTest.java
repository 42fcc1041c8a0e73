package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.statistics.Statistics;

/** What holds for every number, every text and all bytes. */
class CopybookPropertiesTest {
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
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(38).negate(), BigInteger.TEN.pow(38)),
                        charsets())
                .as(CopybookPropertiesTest::drawn);
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

    @Property(tries = 3000)
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
    @Property(tries = 1000)
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
    @Property(tries = 3000)
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
        byte[] record =
                java.nio.ByteBuffer.allocate(12).putInt(single).putLong(wide).array();
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
        BigDecimal few = any.round(new java.math.MathContext(wide ? 15 : 6));
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

    @Property(tries = 1000)
    void aTextOfTheCharsetComesBackWithoutItsSpacesBehind(
            @ForAll("charsets") Charset charset, @ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed)
            throws Exception {
        CopybookFormat format =
                new CopybookFormat(Records.copybook("01 R.\n  05 F PIC X(" + size + ")."), charset, false, false);
        String text = text(charset, new Random(seed), size);
        byte[] record = format.write(new Branch().put("R", Records.of("F", Leaf.text(text))))
                .body();

        assertThat(record).hasSize(size).isEqualTo(Arrays.copyOf((text + " ".repeat(size)).getBytes(charset), size));
        assertThat(leaf(format.read(record, null)).text()).isEqualTo(text.replaceFirst(" +$", ""));
    }

    /** Characters of one byte each, at most that many. */
    private static String text(Charset charset, Random random, int size) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(size + 1); i > 0; i--) {
            String c = new String(new byte[] {(byte) (1 + random.nextInt(255))}, charset);
            text.append(c.equals("\uFFFD") ? "?" : c);
        }
        return text.toString();
    }

    private static final String EVERYTHING = """
            01 R.
               05 A PIC X(3).
               05 B PIC S9(3)V9.
               05 C PIC S9(4) COMP-3.
               05 N PIC 9.
               05 D PIC S9(4) COMP SYNC.
               05 E REDEFINES D PIC X(2).
               05 F COMP-1.
               05 G PIC S9(2) SIGN LEADING SEPARATE.
               05 H PIC ZZ9.
               05 I PIC 99 OCCURS 2 BLANK WHEN ZERO.
               05 T OCCURS 0 TO 5 DEPENDING ON N.
                  10 U PIC 9.
                  10 V PIC X.
               05 W PIC 9(2) COMP-5.
            """;

    @Property(tries = 5000)
    void anyBytesAreReadOrUnfit(@ForAll("charsets") Charset charset, @ForAll long seed, @ForAll boolean plain)
            throws Exception {
        Copybook copybook = Records.copybook(plain ? EVERYTHING.replace("F COMP-1", "F PIC X") : EVERYTHING);
        CopybookFormat format = new CopybookFormat(copybook, charset, true, plain);
        byte[] record = damaged(format, new Random(seed));
        boolean read = true;
        try {
            assertThat(((Branch) format.read(record, null)).has("R")).isTrue();
        } catch (Unfit unfit) {
            read = false;
            assertThat(unfit.getMessage()).contains("expected: ");
        }
        assertThat(new RecordTable(charset, true, plain).rows(copybook, record)).isNotEmpty();
        Statistics.label("read").collect(read).coverage(coverage -> {
            coverage.check(true).percentage(percent -> percent > 10);
            coverage.check(false).percentage(percent -> percent > 10);
        });
    }

    /** A good record, of which some bytes became others, or that lost its end; or bytes that never were a record. */
    private static byte[] damaged(CopybookFormat format, Random random) throws Unfit {
        Object[] elements = new Object[random.nextInt(6)];
        Arrays.fill(elements, Records.of("U", 1));
        byte[] record = format.write(Records.of("R", Records.of("T", Records.list(elements))))
                .body();
        for (int i = 0; i < record.length; i++) {
            if (random.nextInt(20) == 0) {
                record[i] = (byte) random.nextInt(256);
            }
        }
        if (random.nextInt(10) == 0) {
            random.nextBytes(record);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(record, random.nextInt(60)) : record;
    }

    @Property(tries = 3000)
    void randomTextIsACopybookOrABadSchema(@ForAll("copybookTexts") String text) {
        try {
            assertThat(Copybook.parse(text, "random.cpy").shape().parts()).isNotEmpty();
        } catch (BadSchema bad) {
            assertThat(bad.line()).isPositive();
            assertThat(bad.column()).isPositive();
            assertThat(bad.getMessage()).contains("expected: ");
        }
    }

    @Provide
    static Arbitrary<String> copybookTexts() {
        return Arbitraries.of(
                        "01",
                        "05",
                        "10",
                        "77",
                        "88",
                        "66",
                        "R",
                        "A",
                        "B",
                        "FILLER",
                        "PIC",
                        "X(3)",
                        "9(4)V99",
                        "S9",
                        "COMP",
                        "COMP-3",
                        "REDEFINES",
                        "OCCURS",
                        "3",
                        "0",
                        "TO",
                        "TIMES",
                        "DEPENDING",
                        "ON",
                        ".",
                        ".\n",
                        "\n",
                        "\n       ",
                        "SIGN",
                        "LEADING",
                        "SEPARATE",
                        "SYNC",
                        "VALUE",
                        "'x'",
                        "'",
                        "\"",
                        "JUST",
                        "BLANK",
                        "ZERO",
                        "USAGE",
                        "IS",
                        "INDEXED",
                        "BY",
                        "*>",
                        "\n      *",
                        "\n      -",
                        "\t",
                        "COMP-1",
                        "ZZ9.9",
                        "P",
                        "(",
                        "é",
                        ",")
                .list()
                .ofMaxSize(40)
                .map(words ->
                        "       01 R. 05 N PIC 9. " + String.join(" ", words) + (words.size() % 2 == 0 ? "." : ""));
    }

    private static Branch document(String number) {
        return Records.of("R", Records.of("F", Leaf.number(number)));
    }

    private static Leaf leaf(Tree document) {
        return (Leaf) ((Branch) ((Branch) document).value(0)).value(0);
    }
}
