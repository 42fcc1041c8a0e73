package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for every text, for all bytes and for whatever somebody may call a copybook. */
class RecordPropertiesTest {
    @Provide
    static Arbitrary<Charset> charsets() {
        return Arbitraries.of("IBM037", "IBM1047", "IBM500", "IBM273", "ISO-8859-1", "windows-1252", "UTF-8")
                .map(Charset::forName);
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

    private static Leaf leaf(Tree document) {
        return (Leaf) ((Branch) ((Branch) document).value(0)).value(0);
    }
}
