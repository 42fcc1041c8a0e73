package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.copybook.RecordTable.Row;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of a record that people look at. */
class RecordTableTest {
    private static final String COPYBOOK = """
            01 R.
               05 ID PIC 9(4).
               05 N PIC S9(3) COMP-3.
               05 FILLER PIC X(2).
               05 A PIC X(2).
               05 B REDEFINES A.
                  10 C PIC 9.
                  10 FILLER PIC X.
               05 FILLER REDEFINES A.
                  10 D PIC S99 SIGN LEADING.
               05 T OCCURS 1 TO 3 DEPENDING ON N.
                  10 U PIC X.
               05 F COMP-1.
            """;

    private static String table(String hex) throws Exception {
        List<Row> rows =
                new RecordTable(Records.EBCDIC, false, false).rows(Records.copybook(COPYBOOK), Records.hex(hex));
        return rows.stream()
                .map(row -> String.join(
                        " | ",
                        row.offset() + "+" + row.length(),
                        row.picture(),
                        row.usage(),
                        row.name(),
                        row.bytesHex(),
                        row.value()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void showsEveryFieldWithItsBytesAndValue() throws Exception {
        assertThat(table("F0F0F0F7 002C 4040 F1C2 C1C2 3FC00000")).isEqualTo("""
                0+4 | 9(4) | DISPLAY | /R/ID | F0F0F0F7 | 7
                4+2 | S9(3) | COMP-3 | /R/N | 002C | 2
                6+2 | X(2) | DISPLAY | /R/FILLER | 4040 |\s
                8+2 | X(2) | DISPLAY | /R/A | F1C2 | 1B
                8+1 | 9 | DISPLAY REDEFINES A | /R/B/C | F1 | 1
                9+1 | X | DISPLAY REDEFINES A | /R/B/FILLER | C2 | B
                8+2 | S99 | DISPLAY SIGN LEADING REDEFINES A | /R/D | F1C2 | (bytes that are no number (expected: PIC S99, DISPLAY SIGN LEADING))
                10+1 | X | DISPLAY | /R/T/0/U | C1 | A
                11+1 | X | DISPLAY | /R/T/1/U | C2 | B
                12+4 |  | COMP-1 | /R/F | 3FC00000 | 1.5
                """);
    }

    @Test
    void showsARecordThatIsBrokenToo() throws Exception {
        assertThat(table("F0F0F0C1 F02C 4040 F1")).isEqualTo("""
                0+4 | 9(4) | DISPLAY | /R/ID | F0F0F0C1 | (bytes that are no number (expected: PIC 9(4), DISPLAY))
                4+2 | S9(3) | COMP-3 | /R/N | F02C | (bytes that are no number (expected: PIC S9(3), COMP-3))
                6+2 | X(2) | DISPLAY | /R/FILLER | 4040 |\s
                8+2 | X(2) | DISPLAY | /R/A | F1 | (missing)
                8+1 | 9 | DISPLAY REDEFINES A | /R/B/C | F1 | 1
                9+1 | X | DISPLAY REDEFINES A | /R/B/FILLER |  | (missing)
                8+2 | S99 | DISPLAY SIGN LEADING REDEFINES A | /R/D | F1 | (missing)
                10+1 | X | DISPLAY | /R/T/0/U |  | (missing)
                11+4 |  | COMP-1 | /R/F |  | (missing)
                """);
        assertThat(table("").lines()).hasSize(9).allMatch(row -> row.endsWith("(missing)"));
    }

    @Test
    void showsPlainCharactersAsSuch() throws Exception {
        List<Row> rows = new RecordTable(Records.ASCII, false, true)
                .rows(Records.copybook("01 R.\n  05 A PIC S9(3) COMP-3."), Records.bytes("12s"));

        assertThat(rows).containsExactly(new Row(0, 3, "S9(3)", "DISPLAY", "/R/A", "313273", "-123"));
    }

    @Test
    void ofSeveralRecordsItShowsThoseOfItsLength() throws Exception {
        Copybook copybook = Records.copybook("01 A PIC X.\n01 B PIC XX.\n01 C PIC 99.");
        RecordTable table = new RecordTable(Records.ASCII, false, false);

        assertThat(table.rows(copybook, new byte[2])).extracting(Row::name).containsExactly("/B", "/C");
        assertThat(table.rows(copybook, new byte[5])).extracting(Row::name).containsExactly("/A", "/B", "/C");
    }
}
