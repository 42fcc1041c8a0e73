package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several shapes of the same bytes. */
class RedefinesTest {
    private CopybookFormat format;

    @BeforeEach
    void setUp() throws Exception {
        format = Records.ascii("""
                01 R.
                   05 KIND PIC X.
                   05 WHOLE PIC X(8).
                   05 DATED REDEFINES WHOLE.
                      10 YEAR PIC 9(4).
                      10 MONTH PIC 99.
                      10 DAY-OF PIC 99.
                   05 AMOUNT REDEFINES WHOLE PIC S9(9) COMP-3.
                   05 FILLER REDEFINES WHOLE.
                      10 FIRST-HALF PIC X(4).
                      10 PART OCCURS 2 PIC 99.
                   05 LAST-ONE PIC X.
                """);
    }

    @Test
    void everyShapeThatTheBytesFitIsRead() throws Exception {
        assertThat(Records.read(format, Records.bytes("D20260131!")))
                .isEqualTo(Records.of(
                        "R",
                        Records.of(
                                "KIND", "D",
                                "WHOLE", "20260131",
                                "DATED", Records.of("YEAR", 2026, "MONTH", 1, "DAY-OF", 31),
                                "FIRST-HALF", "2026",
                                "PART", Records.list(1, 31),
                                "LAST-ONE", "!")));
    }

    @Test
    void aShapeWhoseNumbersMakeNoSenseIsLeftOut() throws Exception {
        Branch record = (Branch) ((Branch) Records.read(format, Records.hex("41 000000471C 202020 21"))).value(0);

        assertThat(record.get("AMOUNT")).isEqualTo(Records.tree(471));
        assertThat(record.has("DATED")).isFalse();
        assertThat(record.has("PART")).isFalse();
        assertThat(record.has("FIRST-HALF")).isFalse();
        assertThat(record.get("LAST-ONE")).isEqualTo(Records.tree("!"));
    }

    @Test
    void theOriginalIsLeftOutTooWhereItMakesNoSense() throws Exception {
        CopybookFormat number = Records.ascii("01 R.\n 05 N PIC 9(4).\n 05 T REDEFINES N PIC X(4).");

        assertThat(Records.read(number, Records.bytes("12AB"))).isEqualTo(Records.of("R", Records.of("T", "12AB")));
    }

    @Test
    void theShapeThatADocumentHasIsWritten() throws Exception {
        assertThat(written("KIND", "D", "DATED", Records.of("YEAR", 2026, "MONTH", 2, "DAY-OF", 3)))
                .isEqualTo("D20260203 ");
        assertThat(written("WHOLE", "abc")).isEqualTo(" abc      ");
        assertThat(written("PART", Records.list(7, 8), "FIRST-HALF", "x")).isEqualTo(" x   0708 ");
        assertThat(written("PART", Records.list(7))).isEqualTo("     0700 ");
    }

    @Test
    void behindAShorterShapeStandsWhatTheOriginalHasThere() throws Exception {
        assertThat(Records.hex(
                        format.write(Records.of("R", Records.of("AMOUNT", 471))).body()))
                .isEqualTo("20" + "000000471C" + "202020" + "20");
    }

    @Test
    void withoutAnyTheOriginalIsBlank() throws Exception {
        assertThat(written()).isEqualTo("          ");
    }

    @Test
    void twoShapesAreAContradiction() {
        assertThat(unfit("AMOUNT", 1, "WHOLE", "1"))
                .hasMessage("WHOLE and AMOUNT (expected: one of them, they share their bytes)");
        assertThat(unfit("AMOUNT", 1, "PART", Records.list(1)))
                .hasMessage("AMOUNT and FILLER (expected: one of them, they share their bytes)");
    }

    @Test
    void aFaultWithinAShapeHasItsPlace() {
        assertThat(unfit("DATED", Records.of("MONTH", 100)).pointer()).isEqualTo("/R/DATED/MONTH");
        assertThat(unfit("PART", Records.list(1, 100)).pointer()).isEqualTo("/R/PART/1");
        assertThat(unfit("PARTS", 1).pointer()).isEqualTo("/R/PARTS");
    }

    @Test
    void aLargerShapeTakesMoreRoom() throws Exception {
        CopybookFormat larger = Records.ascii("01 R.\n 05 A PIC X(2).\n 05 B REDEFINES A PIC 9(4).\n 05 C PIC X.");

        assertThat(Records.text(
                        larger.write(Records.of("R", Records.of("B", 12))).body()))
                .isEqualTo("0012 ");
        assertThat(Records.text(larger.write(Records.of("R", Records.of("A", "a", "C", "c")))
                        .body()))
                .isEqualTo("a 00c");
    }

    @Test
    void aRedefinitionMayBeRedefinedAndHaveSomeOfItsOwn() throws Exception {
        CopybookFormat nested = Records.ascii("""
                01 R.
                   05 A PIC X(4).
                   05 B REDEFINES A.
                      10 C PIC X(2).
                      10 D REDEFINES C PIC 9(2).
                      10 E PIC X(2).
                   05 F REDEFINES B PIC 9(4).
                """);

        assertThat(Records.read(nested, Records.bytes("12ab")))
                .isEqualTo(Records.of("R", Records.of("A", "12ab", "B", Records.of("C", "12", "D", 12, "E", "ab"))));
        assertThat(Records.text(nested.write(Records.of("R", Records.of("B", Records.of("D", 7))))
                        .body()))
                .isEqualTo("07  ");
    }

    @Test
    void recordsAtLevel01ComeInEachOthersPlace() throws Exception {
        CopybookFormat records = Records.ascii("""
                01 HEADER.
                   05 H PIC X(4).
                01 DETAIL REDEFINES HEADER.
                   05 D PIC 9(4).
                77 TRAILER PIC X(6).
                """);

        assertThat(Records.read(records, Records.bytes("0012")))
                .isEqualTo(Records.of("HEADER", Records.of("H", "0012"), "DETAIL", Records.of("D", 12)));
        assertThat(Records.read(records, Records.bytes("abcdef"))).isEqualTo(Records.of("TRAILER", "abcdef"));
        assertThat(Records.text(
                        records.write(Records.of("DETAIL", Records.of("D", 7))).body()))
                .isEqualTo("0007");
        assertThat(catchThrowableOfType(Unfit.class, () -> Records.read(records, new byte[3])))
                .hasMessage("3 bytes that are none of 3 records (expected: one)");
        assertThat(catchThrowableOfType(Unfit.class, () -> records.write(Records.of())))
                .hasMessage("0 records (expected: one)");
        assertThat(catchThrowableOfType(
                        Unfit.class, () -> records.write(Records.of("TRAILER", "x", "HEADER", Records.of()))))
                .hasMessage("2 records (expected: one)");
        assertThat(catchThrowableOfType(Unfit.class, () -> records.write(Records.of("FOOTER", "x")))
                        .pointer())
                .isEqualTo("/FOOTER");
    }

    private String written(Object... namesAndValues) throws Exception {
        return Records.text(
                format.write(Records.of("R", Records.of(namesAndValues))).body());
    }

    private Unfit unfit(Object... namesAndValues) {
        return catchThrowableOfType(Unfit.class, () -> written(namesAndValues));
    }
}
