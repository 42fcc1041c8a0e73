package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import org.junit.jupiter.api.Test;

/** Tables, with and without a counter. */
class OccursTest {
    private static final String LAST = """
            01 R.
               05 N PIC 99.
               05 T OCCURS 1 TO 4 DEPENDING ON N.
                  10 A PIC X(2).
                  10 B PIC 9.
            """;
    private static final String BETWEEN = """
            01 R.
               05 N PIC 9.
               05 T PIC X(2) OCCURS 0 TO 4 DEPENDING ON N.
               05 M PIC 9.
               05 U PIC 9 OCCURS 3 DEPENDING ON M.
               05 Z PIC X(2).
            """;

    @Test
    void aTableAlwaysHasAllItsElements() throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n 05 A PIC X(2) OCCURS 3.\n 05 B OCCURS 2.\n  10 C PIC 9.");

        assertThat(written(format, "A", Records.list("a"), "B", Records.list(Records.of("C", 5))))
                .isEqualTo("a     50");
        assertThat(Records.read(format, Records.bytes("a     5 ")))
                .isEqualTo(Records.of(
                        "R",
                        Records.of(
                                "A", Records.list("a", "", ""),
                                "B", Records.list(Records.of("C", 5), Records.of()))));
        assertThat(unfit(format, "A", Records.list("a", "b", "c", "d"))).hasMessage("4 elements (expected: at most 3)");
    }

    @Test
    void anElementThatWasNeverPutThereIsNull() throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n 05 A PIC 9 OCCURS 3.");

        assertThat(Records.read(format, Records.bytes("1 3")))
                .isEqualTo(Records.of("R", Records.of("A", Records.list(1, Leaf.NULL, 3))));
        assertThat(written(format, "A", Records.list(1, Leaf.NULL, 3))).isEqualTo("103");
    }

    @Test
    void oneValueIsAListOfOne() throws Exception {
        assertThat(written(Records.ascii(LAST), "T", Records.of("A", "a", "B", 1)))
                .isEqualTo("01a 1");
    }

    @Test
    void tablesMayStandInTables() throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n 05 A OCCURS 2.\n  10 B PIC 9 OCCURS 2.\n  10 C PIC X.");

        assertThat(Records.read(format, Records.bytes("12a34b")))
                .isEqualTo(Records.of(
                        "R",
                        Records.of(
                                "A",
                                Records.list(
                                        Records.of("B", Records.list(1, 2), "C", "a"),
                                        Records.of("B", Records.list(3, 4), "C", "b")))));
        assertThat(unfit(format, "A", Records.list(Records.of(), Records.of("B", Records.list(1, 22))))
                        .pointer())
                .isEqualTo("/R/A/1/B/1");
    }

    @Test
    void aCounterFollowsFromItsList() throws Exception {
        CopybookFormat format = Records.ascii(LAST);

        assertThat(written(format, "T", Records.list(Records.of("A", "a", "B", 1), Records.of("B", 2))))
                .isEqualTo("02a 1  2");
        assertThat(Records.read(format, Records.bytes("02a 1  2")))
                .isEqualTo(Records.of(
                        "R",
                        Records.of(
                                "N", 2, "T", Records.list(Records.of("A", "a", "B", 1), Records.of("A", "", "B", 2)))));
    }

    @Test
    void aCounterInTheDocumentHasToAgree() throws Exception {
        CopybookFormat format = Records.ascii(LAST);

        assertThat(written(format, "N", 1, "T", Records.list(Records.of()))).isEqualTo("01  0");
        assertThat(written(format, "N", "1", "T", Records.list(Records.of()))).isEqualTo("01  0");
        Unfit unfit = unfit(format, "N", 2, "T", Records.list(Records.of()));
        assertThat(unfit).hasMessage("another number than its list has elements (expected: 1)");
        assertThat(unfit.pointer()).isEqualTo("/R/N");
        assertThat(unfit(format, "N", 9, "T", Records.list(Records.of())))
                .hasMessage("a number of elements that cannot be (expected: 1 to 4)");
    }

    @Test
    void aCounterThatIsNullFollowsFromItsList() throws Exception {
        assertThat(written(Records.ascii(LAST), "N", Leaf.NULL, "T", Records.list(Records.of("B", 5))))
                .isEqualTo("01  5");
    }

    @Test
    void withoutAListThereAreAsFewAsThereMayBe() throws Exception {
        assertThat(written(Records.ascii(LAST))).isEqualTo("01  0");
        assertThat(written(Records.ascii(BETWEEN))).isEqualTo("01" + "0" + "  ");
        assertThat(written(Records.ascii(BETWEEN), "T", Leaf.NULL)).isEqualTo("01" + "0" + "  ");
        assertThat(unfit(Records.ascii(LAST), "N", 2)).hasMessageContaining("(expected: 1)");
    }

    @Test
    void aListHasToHaveAsManyAsTheTableMay() throws Exception {
        assertThat(unfit(Records.ascii(LAST), "T", Records.list())).hasMessage("0 elements (expected: 1 to 4)");
        Unfit unfit = unfit(Records.ascii(BETWEEN), "T", Records.list(1, 2, 3, 4, 5));
        assertThat(unfit).hasMessage("5 elements (expected: 0 to 4)");
        assertThat(unfit.pointer()).isEqualTo("/R/T");
    }

    @Test
    void aCounterThatIsNoneOrOutOfRangeIsNotRead() throws Exception {
        for (String record : new String[] {"00", "05  0  0  0  0  0", "  ", "AB"}) {
            Unfit unfit =
                    catchThrowableOfType(Unfit.class, () -> Records.read(Records.ascii(LAST), Records.bytes(record)));
            assertThat(unfit).as(record).isNotNull();
            assertThat(unfit.pointer()).isEqualTo("/R/N");
        }
    }

    @Test
    void whatStandsBehindAVariableTableMovesUp() throws Exception {
        CopybookFormat format = Records.ascii(BETWEEN);

        assertThat(written(format, "T", Records.list("a", "b"), "U", Records.list(7, 8, 9), "Z", "z"))
                .isEqualTo("2a b 3789z ");
        assertThat(Records.read(format, Records.bytes("2a b 3789z ")))
                .isEqualTo(Records.of(
                        "R",
                        Records.of("N", 2, "T", Records.list("a", "b"), "M", 3, "U", Records.list(7, 8, 9), "Z", "z")));
    }

    @Test
    void aRecordHasTheLengthThatItsCountersSay() throws Exception {
        CopybookFormat format = Records.ascii(LAST);

        assertThat(lengthFault(format, "02a 1  ")).isEqualTo("7 bytes (expected: 8, or 14 with nothing in the rest)");
        assertThat(lengthFault(format, "02a 1  21")).isEqualTo("9 bytes (expected: 8, or 14 with nothing in the rest)");
        assertThat(lengthFault(format, "04a 1b 2c 3d 45")).isEqualTo("15 bytes (expected: 14)");
    }

    @Test
    void behindATableAtTheEndOfALargestRecordAnythingMayStand() throws Exception {
        assertThat(Records.read(Records.ascii(LAST), Records.bytes("01a 1junk?????")))
                .isEqualTo(Records.of("R", Records.of("N", 1, "T", Records.list(Records.of("A", "a", "B", 1)))));
    }

    @Test
    void behindItemsThatMovedUpALargestRecordHasToBeEmpty() throws Exception {
        CopybookFormat format = Records.ascii(BETWEEN);

        assertThat(Records.read(format, Records.bytes("1a 17zz        ")))
                .isEqualTo(Records.of(
                        "R", Records.of("N", 1, "T", Records.list("a"), "M", 1, "U", Records.list(7), "Z", "zz")));
        assertThat(lengthFault(format, "1a 17zz  ......"))
                .isEqualTo("15 bytes (expected: 7, or 15 with nothing in the rest)");
    }

    @Test
    void listsWithOneCounterHaveTheSameNumberOfElements() throws Exception {
        CopybookFormat format = Records.ascii("""
                01 R.
                   05 N PIC S9(4) COMP.
                   05 A PIC 9 OCCURS 0 TO 9 DEPENDING ON N.
                   05 B PIC X OCCURS 2 TO 5 DEPENDING ON N OF R.
                """);

        assertThat(Records.hex(format.write(Records.of("R", Records.of("B", Records.list("x", "y", "z"))))
                        .body()))
                .isEqualTo("0003" + "303030" + "78797A");
        assertThat(unfit(format, "A", Records.list(1, 2), "B", Records.list("x", "y", "z")))
                .hasMessage("3 elements (expected: 2, as in another list that N counts)");
        assertThat(unfit(format, "A", Records.list(1, 2, 3, 4, 5, 6))).hasMessage("6 elements (expected: 2 to 5)");
    }

    @Test
    void aVariableTableMayStandInATable() throws Exception {
        CopybookFormat format = Records.ascii("""
                01 R.
                   05 N PIC 9.
                   05 A OCCURS 2.
                      10 B PIC X OCCURS 1 TO 3 DEPENDING ON N.
                      10 C PIC 9.
                """);

        assertThat(written(
                        format,
                        "A",
                        Records.list(
                                Records.of("B", Records.list("a", "b"), "C", 1),
                                Records.of("B", Records.list("c", "d"), "C", 2))))
                .isEqualTo("2ab1cd2");
        assertThat(written(format, "A", Records.list(Records.of("B", Records.list("a", "b")))))
                .isEqualTo("2ab0  0");
        Unfit unfit = unfit(
                format, "A", Records.list(Records.of("B", Records.list("a", "b")), Records.of("B", Records.list("c"))));
        assertThat(unfit).hasMessage("1 elements (expected: 2, as in another list that N counts)");
        assertThat(unfit.pointer()).isEqualTo("/R/A/1/B");
    }

    @Test
    void aCounterMayBeOneOfSeveralShapesOrStandInAGroup() throws Exception {
        CopybookFormat format = Records.ascii("""
                01 R.
                   05 HEAD.
                      10 N-TEXT PIC X(2).
                      10 N REDEFINES N-TEXT PIC 99.
                   05 T PIC X OCCURS 0 TO 50 DEPENDING ON N.
                """);

        assertThat(written(format, "T", Records.list("a", "b", "c"))).isEqualTo("03abc");
        assertThat(written(format, "HEAD", Records.of("N-TEXT", "01"), "T", Records.list("a")))
                .isEqualTo("01a");
        assertThat(Records.read(format, Records.bytes("01a")))
                .isEqualTo(Records.of(
                        "R", Records.of("HEAD", Records.of("N-TEXT", "01", "N", 1), "T", Records.list("a"))));
        Unfit unfit = unfit(format, "HEAD", Records.of("N-TEXT", "02"), "T", Records.list("a"));
        assertThat(unfit.pointer()).isEqualTo("/R/HEAD/N");
    }

    private static String written(CopybookFormat format, Object... namesAndValues) throws Exception {
        return Records.text(
                format.write(Records.of("R", Records.of(namesAndValues))).body());
    }

    private static Unfit unfit(CopybookFormat format, Object... namesAndValues) {
        return catchThrowableOfType(Unfit.class, () -> written(format, namesAndValues));
    }

    private static String lengthFault(CopybookFormat format, String record) {
        return catchThrowableOfType(Unfit.class, () -> Records.read(format, Records.bytes(record)))
                .getMessage();
    }
}
