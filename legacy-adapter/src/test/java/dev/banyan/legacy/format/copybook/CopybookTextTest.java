package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.schema.BadSchema;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which of a copybook's columns and lines are read. */
class CopybookTextTest {
    private static String fields(String copybook) throws BadSchema {
        RecordTable table = new RecordTable(Records.ASCII, false, false);
        List<RecordTable.Row> rows = table.rows(Copybook.parse(copybook, "test.cpy"), new byte[0]);
        return rows.stream()
                .map(row -> row.name() + " " + row.picture() + " @" + row.offset())
                .collect(Collectors.joining(", "));
    }

    @Test
    void sequenceNumbersAndWhatStandsFromColumn73OnAreNotRead() throws Exception {
        assertThat(fields("""
                000100 01  R.                                                           R0000001
                000200     05  A  PIC X(5).                                             05 X PIC
                AB    *    05  B  PIC X.
                ABC123     05  C  PIC 9(3)                                              VALUE BY
                000500            COMP-3.
                """)).isEqualTo("/R/A X(5) @0, /R/C 9(3) @5");
    }

    @Test
    void commentsDebuggingLinesAndDirectivesAreNotRead() throws Exception {
        assertThat(fields("""
                      * A comment
                      / and another
                      $SET SOURCEFORMAT"FIXED"
                      D01  DEBUG PIC X.
                       01  R. *> what it is
                           EJECT
                           05  A  PIC X. *> 05 B PIC X.
                           SKIP1.

                      d    05  C  PIC X.
                           05  D  PIC X.
                """)).isEqualTo("/R/A X @0, /R/D X @1");
    }

    @Test
    void aFileWhoseFirstLevelStandsBeforeColumn7IsInFreeFormat() throws Exception {
        assertThat(fields("""
                * orders
                01 ORDER-REC.
                  05 ORDER-ID PIC 9(6).
                                                                  05 BEHIND-COLUMN-73 PIC X.
                """)).isEqualTo("/ORDER-REC/ORDER-ID 9(6) @0, /ORDER-REC/BEHIND-COLUMN-73 X @6");
    }

    @Test
    void freeFormatMayBeIndentedOrAnnounced() throws Exception {
        assertThat(fields("    01 R.\n        05 A PIC X.\n")).isEqualTo("/R/A X @0");
        assertThat(fields("01\n  R.\n05 A PIC X.\n")).isEqualTo("/R/A X @0");
        assertThat(fields(">>SOURCE FORMAT IS FREE\n         01 R.\n 05 A PIC X.\n"))
                .isEqualTo("/R/A X @0");
    }

    @Test
    void aSequenceNumberThatLooksLikeALevelIsOne() throws Exception {
        assertThat(fields("01     01 R.\n02     05 A PIC X.\n")).isEqualTo("/R/A X @0");
        assertThat(fields("000001 01 R.\n05     05 A PIC X.\n")).isEqualTo("/R/A X @0");
        assertThat(fields("000001\n05     01 R.\n       05 A PIC X.\n")).isEqualTo("/R/A X @0");
    }

    @Test
    void aTabGoesToTheNextEighthColumn() throws Exception {
        assertThat(fields("\t01 R.\n\t\t05 A PIC X.\n      *\tcomment\n000100\t05 B\tPIC X.\n"))
                .isEqualTo("/R/A X @0, /R/B X @1");
    }

    @Test
    void literalsMayHoldPeriodsKeywordsQuotesAndGoOnInTheNextLine() throws Exception {
        assertThat(fields("""
                       01  R.
                           05  A  PIC X(9) VALUE 'it''s. 05 X PIC X'.
                           05  B  PIC X VALUE "a "" b.".
                           05  C  PIC X(90) VALUE 'a literal that does not end in its line, but
                      * with a comment between
                      -    ' goes on. 05 X PIC X.'.
                           05  D  PIC 9 VALUE IS 5.
                           05  E  PIC S9V9 VALUE -1.5.
                           05  F  PIC X VALUE SPACES.
                           05  G  PIC X VALUE ALL '*', OCCURS 2.
                """))
                .isEqualTo("/R/A X(9) @0, /R/B X @9, /R/C X(90) @10, /R/D 9 @100, /R/E S9V9 @101, /R/F X @103,"
                        + " /R/G/0 X @104, /R/G/1 X @105");
    }

    @Test
    void aWordMayGoOnInTheNextLine() throws Exception {
        assertThat(fields("       01  R.\n           05  ORDER-NU\n      -    MBER PIC 9(5).\n"))
                .isEqualTo("/R/ORDER-NUMBER 9(5) @0");
    }

    @Test
    void aContinuedLiteralBeginsWithItsQuote() {
        BadSchema bad =
                catchThrowableOfType(BadSchema.class, () -> fields("       01  R PIC X VALUE 'a\n      -    b'.\n"));

        assertThat(bad).hasMessage("a continued literal (expected: to begin with its quote)");
        assertThat(bad.line() + ":" + bad.column()).isEqualTo("2:12");
    }

    @Test
    void lineEndsAndEndOfFileMarksOfOtherSystemsAreFine() throws Exception {
        assertThat(fields("\uFEFF       01 R.\r\n       05 A PIC X.\r       05 B PIC X.\n\u001A"))
                .isEqualTo("/R/A X @0, /R/B X @1");
    }

    @Test
    void namesAreInUpperCase() throws Exception {
        assertThat(fields("       01 Order-Rec.\n       05 item_no pic x(2).")).isEqualTo("/ORDER-REC/ITEM_NO X(2) @0");
    }

    @Test
    void clausesComeInAnyOrderWithTheirNoiseWords() throws Exception {
        assertThat(fields("""
                       01  R IS EXTERNAL.
                           05  A USAGE IS COMPUTATIONAL-3 PICTURE IS S9(5),
                               OCCURS 2 TIMES ASCENDING KEY IS K OF R, INDEXED BY I J.
                           05  B SIGN IS LEADING SEPARATE CHARACTER; PIC S9.
                           05  C VALUE ZERO BINARY SYNC RIGHT PIC 9(4).
                           05  D PIC X OCCURS 3 INDEXED BY X DESCENDING KEY D.
                           88  D-ON VALUES ARE 'A' THRU 'C', '.'.
                           66  ALIAS RENAMES A THRU B.
                """))
                .isEqualTo("/R/A/0 S9(5) @0, /R/A/1 S9(5) @3, /R/B S9 @6, /R/C 9(4) @8, /R/D/0 X @10, /R/D/1 X @11,"
                        + " /R/D/2 X @12");
    }

    @Test
    void anUnknownIndicatorIsToldAsTheWordThatItBegins() {
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> fields("       01 R.\n      X05 A PIC X.\n"));

        assertThat(bad).hasMessageStartingWith("X05 (expected: a level number");
        assertThat(bad.line() + ":" + bad.column()).isEqualTo("2:7");
    }
}
