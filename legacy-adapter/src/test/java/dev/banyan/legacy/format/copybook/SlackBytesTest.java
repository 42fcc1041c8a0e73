package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where SYNCHRONIZED puts items; the records are those that the Enterprise COBOL language reference works out. */
class SlackBytesTest {
    private static String offsets(String entries) throws Exception {
        List<RecordTable.Row> rows =
                new RecordTable(Records.EBCDIC, false, false).rows(Records.copybook(entries), new byte[0]);
        return rows.stream()
                .map(row -> row.name().replaceFirst("/[A-Z0-9]+/", "") + "@" + row.offset())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aSynchronizedItemBeginsWhereItsSizeAllows() throws Exception {
        assertThat(offsets("""
                01 R.
                   05 A PIC X.
                   05 B PIC S9(4) COMP SYNC.
                   05 C PIC X.
                   05 D PIC S9(9) BINARY SYNCHRONIZED LEFT.
                   05 E PIC X.
                   05 F PIC S9(18) COMP-5 SYNC RIGHT.
                   05 G PIC X.
                   05 H COMP-1 SYNC.
                   05 I PIC X.
                   05 J COMP-2 SYNC.
                   05 K PIC S9(5) COMP-3 SYNC.
                   05 L PIC S9(9) COMP.
                """)).isEqualTo("A@0 B@2 C@4 D@8 E@12 F@16 G@24 H@28 I@32 J@40 K@48 L@51");
    }

    @Test
    void eightBytesOfBinaryStandOnAFullWord() throws Exception {
        assertThat(offsets("01 R.\n  05 A PIC X.\n  05 B PIC S9(18) COMP SYNC."))
                .isEqualTo("A@0 B@4");
    }

    @Test
    void slackBytesStandWithinTheRecord() throws Exception {
        assertThat(offsets("""
                01 FIELDA.
                   05 B PIC X(5).
                   05 C.
                      10 D PIC XX.
                      10 E COMP PIC S9(6) SYNC.
                """)).isEqualTo("B@0 C/D@5 C/E@8");
        assertThat(offsets("""
                01 FIELDL.
                   05 M PIC X(5).
                   05 N PIC XX.
                   05 O.
                      10 P COMP PIC S9(6) SYNC.
                """)).isEqualTo("M@0 N@5 O/P@8");
    }

    @Test
    void everyElementOfATableBeginsAsTheFirst() throws Exception {
        assertThat(offsets("""
                01 WORK.
                   05 CODE PIC X.
                   05 T OCCURS 2 TIMES.
                      10 KIND PIC X.
                      10 PAY PIC S9(4)V99 COMP SYNC.
                      10 HOURS PIC S9(3) COMP SYNC.
                      10 NAME PIC X(5).
                   05 Z PIC X.
                """))
                .isEqualTo("CODE@0 T/0/KIND@1 T/0/PAY@4 T/0/HOURS@8 T/0/NAME@10"
                        + " T/1/KIND@17 T/1/PAY@20 T/1/HOURS@24 T/1/NAME@26 Z@33");
    }

    @Test
    void beforeATableThatBeginsWithOneTheSlackBytesStandOnce() throws Exception {
        assertThat(offsets("""
                01 R.
                   05 A PIC X.
                   05 T OCCURS 2.
                      10 B PIC S9(9) COMP SYNC.
                      10 C PIC X.
                   05 Z PIC X.
                """)).isEqualTo("A@0 T/0/B@4 T/0/C@8 T/1/B@12 T/1/C@16 Z@20");
    }

    @Test
    void aSynchronizedGroupSynchronizesWhatIsInIt() throws Exception {
        assertThat(offsets("01 R SYNC.\n  05 A PIC X.\n  05 B PIC S9(9) COMP.\n  05 C PIC X(3).\n  05 D PIC 99 COMP."))
                .isEqualTo("A@0 B@4 C@8 D@12");
    }

    @Test
    void plainCharactersStandAnywhere() throws Exception {
        CopybookFormat fixed = Records.fixed("01 R.\n  05 A PIC X.\n  05 B PIC S9(4) COMP SYNC.");

        assertThat(Records.text(fixed.write(Records.of("R", Records.of("A", "a", "B", 12)))
                        .body()))
                .isEqualTo("a0012");
    }

    @Test
    void slackBytesAreBinaryZerosAndNotLookedAt() throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n  05 A PIC X.\n  05 B PIC S9(4) COMP SYNC.");

        assertThat(Records.hex(format.write(Records.of("R", Records.of("A", "a", "B", 1)))
                        .body()))
                .isEqualTo("61000001");
        assertThat(Records.read(format, Records.hex("61FF0001")))
                .isEqualTo(Records.of("R", Records.of("A", "a", "B", 1)));
    }
}
