package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import org.junit.jupiter.api.Test;

/** What a document and a record have to do with one another. */
class CopybookFormatTest {
    private static final String MIXED = """
            01 R.
               05 A PIC X(2).
               05 FILLER PIC 9(2).
               05 FILLER PIC X.
               05 FILLER.
                  10 B PIC 9.
                  10 FILLER PIC S9 COMP-3.
               05 FILLER OCCURS 2.
                  10 C PIC X.
               05 G.
                  10 D PIC S9(3) COMP-3.
                  10 E PIC X.
            """;

    @Test
    void aRecordBecomesADocumentAndTheSameRecordAgain() throws Exception {
        CopybookFormat format = Records.ebcdic("""
                01  ORDER-REC.
                    05  ORDER-ID     PIC 9(6).
                    05  CUSTOMER     PIC X(10).
                    05  FILLER       PIC X(2).
                    05  TOTAL        PIC S9(5)V99 COMP-3.
                """);
        byte[] record = Records.hex("F0F0F4F7F1F1 D4A493938599404040 40 4040 0012345D");

        assertThat(Records.read(format, record))
                .isEqualTo(Records.of(
                        "ORDER-REC", Records.of("ORDER-ID", 4711, "CUSTOMER", "Muller", "TOTAL", "#-123.45")));
        assertThat(Records.hex(format.write(Records.read(format, record)).body()))
                .isEqualTo(Records.hex(record));
    }

    @Test
    void whatADocumentDoesNotHaveIsSpacesOrZeros() throws Exception {
        assertThat(Records.hex(Records.ascii(MIXED).write(Records.of()).body()))
                .isEqualTo("2020" + "3030" + "20" + "30" + "0C" + "2020" + "000C" + "20");
        assertThat(Records.hex(Records.ebcdic(MIXED)
                        .write(Records.of("R", Records.of("B", 7)))
                        .body()))
                .isEqualTo("4040" + "F0F0" + "40" + "F7" + "0C" + "4040" + "000C" + "40");
    }

    @Test
    void nullIsNothing() throws Exception {
        byte[] nothing = Records.ascii(MIXED).write(Records.of()).body();

        assertThat(Records.ascii(MIXED)
                        .write(Records.of("R", Records.of("A", Leaf.NULL, "B", Leaf.NULL, "G", Leaf.NULL)))
                        .body())
                .isEqualTo(nothing);
        assertThat(Records.ascii(MIXED).write(Records.of("R", Leaf.NULL)).body())
                .isEqualTo(nothing);
    }

    @Test
    void fillerIsNotInADocumentButWhatAGroupOfThatNameHoldsIs() throws Exception {
        byte[] record = Records.hex("4120" + "3939" + "58" + "37" + "9D" + "4343" + "012D" + "45");

        assertThat(Records.read(Records.ascii(MIXED), record))
                .isEqualTo(Records.of("R", Records.of("A", "A", "B", 7, "G", Records.of("D", -12, "E", "E"))));
    }

    @Test
    void theOrderOfADocumentDoesNotCount() throws Exception {
        CopybookFormat format = Records.ascii(MIXED);

        assertThat(format.write(Records.of("R", Records.of("G", Records.of("E", "e", "D", 1), "B", 2, "A", "a")))
                        .body())
                .isEqualTo(
                        format.write(Records.of("R", Records.of("A", "a", "B", 2, "G", Records.of("D", 1, "E", "e"))))
                                .body());
    }

    @Test
    void aPartThatTheCopybookDoesNotHaveIsRefused() throws Exception {
        assertThat(refused(Records.of("R", Records.of("A", "a", "Z", 1)))).isEqualTo("/R/Z");
        assertThat(refused(Records.of("R", Records.of("G", Records.of("E/E", 1)))))
                .isEqualTo("/R/G/E~1E");
        assertThat(refused(Records.of("R", Records.of("FILLER", "a")))).isEqualTo("/R/FILLER");
        assertThat(refused(Records.of("R", Records.of("C", "a")))).isEqualTo("/R/C");
        assertThat(refused(Records.of("R", Records.of(), "S", 1))).isEqualTo("/S");
        assertThat(refused(Records.of("r", Records.of()))).isEqualTo("/r");
    }

    @Test
    void aGroupIsAnObject() throws Exception {
        assertThat(refused(Records.of("R", Records.of("G", "text")))).isEqualTo("/R/G");
        assertThat(refused(Records.of("R", Records.list()))).isEqualTo("/R");
        assertThat(refused(Leaf.text("R"))).isEmpty();
    }

    @Test
    void aRecordMayBeASingleField() throws Exception {
        CopybookFormat format = Records.ebcdic("01 LINE-OF-TEXT PIC X(3).");

        assertThat(Records.read(format, Records.hex("C1C240"))).isEqualTo(Records.of("LINE-OF-TEXT", "AB"));
        assertThat(Records.hex(format.write(Records.of("LINE-OF-TEXT", "AB")).body()))
                .isEqualTo("C1C240");
        assertThat(Records.read(Records.ebcdic("01 N PIC 9."), Records.hex("40")))
                .isEqualTo(Records.of());
    }

    @Test
    void aLargeRecordIsReadAndWritten() throws Exception {
        CopybookFormat format =
                Records.ascii("01 R.\n  05 T OCCURS 100000.\n   10 A PIC S9(5) COMP-3.\n   10 B PIC X(7).");
        byte[] record = format.write(Records.of()).body();

        assertThat(record).hasSize(1_000_000);
        assertThat(format.write(format.read(record, null)).body()).isEqualTo(record);
    }

    private static String refused(Tree document) {
        return catchThrowableOfType(Unfit.class, () -> Records.ascii(MIXED).write(document))
                .pointer();
    }
}
