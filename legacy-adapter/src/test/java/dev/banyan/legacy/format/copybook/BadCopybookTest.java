package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.schema.BadSchema;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read, or makes no layout, is said with its line and column. */
class BadCopybookTest {
    /** Entries below {@code 01 R.}, from line 2 and column 12 on, a semicolon ends a line | line:column | what is said. */
    private static final String TABLE = """
            05 A PIC X(5)                      | 2:25 | the end (expected: a period)
            05 A PIC X(5); 05 B PIC X.         | 3:12 | 05 (expected: a clause that is known, or a period before it)
            05 A PIC X VALUE 1; 05 B PIC X.    | 3:17 | PIC (expected: one clause of its kind, or a period before it)
            05 A.                              | 2:12 | A without PIC (expected: one, or items below it)
            05 A COMP-3.                       | 2:12 | A without PIC (expected: one, or items below it)
            05.                                | 2:12 | FILLER without PIC (expected: one, or items below it)
            05 A PIC.                          | 2:20 | a period (expected: a picture)
            05 A PIC X(5) PIC X.               | 2:26 | PIC (expected: one clause of its kind, or a period before it)
            05 A PIC X(0).                     | 2:23 | PIC X(0) at its 3rd character (expected: at least once)
            05 A PIC X().                      | 2:23 | PIC X() at its 3rd character (expected: a number of times, such as (5))
            05 A PIC X(5.                      | 2:23 | PIC X(5 at its 3rd character (expected: a number of times, such as (5))
            05 A PIC X(9999999999).            | 2:23 | PIC X(9999999999) at its 3rd character (expected: a number of times, such as (5))
            05 A PIC X(1048577).               | 2:21 | PIC X(1048577) at its 1st character (expected: at most 1048576 bytes)
            05 A PIC 9Q.                       | 2:22 | PIC 9Q at its 2nd character (expected: X, A, 9, S, V or P)
            05 A PIC N(4).                     | 2:21 | PIC N(4) at its 1st character (expected: X, characters of one byte each)
            05 A PIC G(4) DISPLAY-1.           | 2:21 | PIC G(4) at its 1st character (expected: X, characters of one byte each)
            05 A PIC 9S9.                      | 2:22 | PIC 9S9 at its 2nd character (expected: S once, in front)
            05 A PIC 9V9V9.                    | 2:24 | PIC 9V9V9 at its 4th character (expected: V once, in front of what is behind the point)
            05 A PIC 9P9.                      | 2:23 | PIC 9P9 at its 3rd character (expected: P in front or behind)
            05 A PIC 9VP.                      | 2:23 | PIC 9VP at its 3rd character (expected: P in front or behind, at the side of the point)
            05 A PIC SV.                       | 2:21 | PIC SV at its 1st character (expected: a 9)
            05 A PIC 9(39).                    | 2:21 | PIC 9(39) at its 1st character (expected: at most 38 digits)
            05 A PIC 9(37)PP.                  | 2:21 | PIC 9(37)PP at its 1st character (expected: at most 38 digits)
            05 A PIC SZZ9.                     | 2:21 | PIC SZZ9 at its 1st character (expected: S and P only with 9 and V)
            05 A PIC X(3)V9.                   | 2:21 | PIC X(3)V9 at its 1st character (expected: V only with digits)
            05 A PIC Z(300).                   | 2:21 | PIC Z(300) at its 1st character (expected: at most 256 characters in an edited picture)
            05 A PIC 9(19) COMP.               | 2:21 | PIC 9(19) in COMP (expected: at most 18 digits)
            05 A PIC 9(19) COMP-5.             | 2:21 | PIC 9(19) in COMP-5 (expected: at most 18 digits)
            05 A PIC X(4) COMP-3.              | 2:21 | PIC X(4) in COMP-3 (expected: digits only)
            05 A PIC 9(4) COMP-1.              | 2:21 | PIC of a field in COMP-1 (expected: none)
            05 A COMP-1 BLANK WHEN ZERO.       | 2:12 | A with JUSTIFIED or BLANK WHEN ZERO (expected: characters)
            05 A PIC 9(4) COMP-X.              | 2:26 | COMP-X (expected: a clause that is known, or a period before it)
            05 A USAGE IS POINTER.             | 2:26 | POINTER (expected: DISPLAY, COMP, COMP-1 to COMP-5, BINARY or PACKED-DECIMAL)
            05 A PIC 9 USAGE COMP DISPLAY.     | 2:34 | DISPLAY (expected: one clause of its kind, or a period before it)
            05 A PIC 9 SIGN SEPARATE.          | 2:28 | SEPARATE (expected: LEADING or TRAILING)
            05 A PIC 9 SIGN LEADING.           | 2:21 | PIC 9 with SIGN (expected: an S in front)
            05 A PIC 9 JUST.                   | 2:21 | PIC 9 with JUSTIFIED (expected: X or A)
            05 A PIC X BLANK WHEN ZERO.        | 2:21 | PIC X with BLANK WHEN ZERO (expected: digits in DISPLAY)
            05 A PIC 9 COMP BLANK WHEN ZERO.   | 2:21 | PIC 9 with BLANK WHEN ZERO (expected: digits in DISPLAY)
            05 A PIC X BLANK WHEN SPACES.      | 2:34 | SPACES (expected: ZERO)
            05 A PIC X OCCURS 0.               | 2:30 | 0 (expected: at least 1)
            05 A PIC X OCCURS 100001.          | 2:30 | 100001 (expected: a number of times, at most 100000)
            05 A PIC X OCCURS MANY TIMES.      | 2:30 | MANY (expected: a number of times, at most 100000)
            05 A PIC X OCCURS 1 TO 5.          | 2:35 | 5 (expected: one number, or DEPENDING ON)
            05 A PIC X OCCURS 5 TO 1 DEPENDING N. | 2:35 | 1 (expected: at least 5)
            05 A PIC X OCCURS 1 TO 5 DEPENDING N. | 2:47 | N (expected: a whole number in a field before the table, in the same record, in no table itself)
            05 N PIC X; . 05 A PIC X OCCURS 1 TO 5 DEPENDING ON N. | 3:52 | N (expected: a whole number in a field before the table, in the same record, in no table itself)
            05 N PIC 9V9. 05 A PIC X OCCURS 1 TO 5 DEPENDING ON N. | 2:64 | N (expected: a whole number in a field before the table, in the same record, in no table itself)
            05 N OCCURS 2 PIC 9. 05 A PIC X OCCURS 1 TO 5; DEPENDING ON N. | 3:25 | N (expected: a whole number in a field before the table, in the same record, in no table itself)
            05 G OCCURS 1. 10 N PIC 9.; 05 A PIC X OCCURS 5 DEPENDING ON N. | 3:45 | N (expected: a whole number in a field before the table, in the same record, in no table itself)
            05 A PIC X OCCURS 1 TO 5 DEPENDING N. 05 N PIC 9. | 2:47 | N (expected: a whole number in a field before the table, in the same record, in no table itself)
            05 G. 10 N PIC 9. 05 H. 10 N PIC 9.; 05 A PIC X OCCURS 5 DEPENDING ON N. | 3:45 | N (expected: the name of one field, there are two)
            05 N PIC 9.; 05 A PIC X OCCURS 1 TO 2 DEPENDING ON N.; 05 B PIC X OCCURS 3 TO 4 DEPENDING ON N. | 4:50 | tables that never have the same number of elements (expected: as one field counts them)
            05 B REDEFINES A PIC X.            | 2:27 | A (expected: an item before it, in the same group)
            05 A PIC X. 05 C PIC X. 05 B REDEFINES A PIC X. | 2:51 | A (expected: C, the item before it)
            05 A PIC X. 05 B REDEFINES.        | 2:38 | a period (expected: the name of what is redefined)
            05 N PIC 9. 05 A PIC X(9).; 05 B REDEFINES A PIC X OCCURS 9 DEPENDING ON N. | 3:12 | B with OCCURS DEPENDING ON (expected: one size, where items redefine one another)
            05 A PIC X(2). 10 B PIC X.         | 2:21 | PIC of A, which has items below it (expected: none, or a higher level number)
            05 A JUST. 10 B PIC X.             | 2:12 | A with JUSTIFIED or BLANK WHEN ZERO (expected: a field)
            05 A PIC X. 05 A PIC X.            | 2:24 | A twice in one group (expected: a name of its own)
            05 A PIC X. 05 FILLER. 10 A PIC X. | 2:35 | A twice in one group (expected: a name of its own)
            05 A! PIC X.                       | 2:15 | A! (expected: a name of letters, digits, - and _, at most 63)
            05 123 PIC X.                      | 2:15 | 123 (expected: a name of letters, digits, - and _, at most 63)
            05 :TAG:-A PIC X.                  | 2:15 | :TAG:-A (expected: a name of letters, digits, - and _, at most 63)
            50 A PIC X.                        | 2:12 | 50 (expected: a level number, 01 to 49, 66, 77 or 88)
            78 MAX VALUE 5.                    | 2:12 | 78 (expected: a level number, 01 to 49, 66, 77 or 88)
            COPY OTHER.                        | 2:12 | COPY (expected: the text itself: a copybook is read as it is, without a preprocessor)
            EXEC SQL INCLUDE X END-EXEC.       | 2:12 | EXEC (expected: the text itself: a copybook is read as it is, without a preprocessor)
            05 A PIC X VALUE 'abc.             | 2:29 | a literal without end (expected: a closing quote, or a line with - in column 7)
            05 A PIC X VALUE 'abc; 05 B PIC X. | 2:29 | a literal without end (expected: a closing quote, or a line with - in column 7)
            88 ON VALUE 1                      | 2:25 | the end (expected: a period)
            'A'.                               | 2:12 | a literal (expected: a level number, 01 to 49, 66, 77 or 88)
            05 A OCCURS 11; PIC X(100000).     | 2:12 | A up to byte 1100000 (expected: at most 1048576)
            05 A OCCURS 100000. 10 B PIC X(9). 10 C OCCURS 2 PIC X(6). | 2:12 | A up to byte 2100000 (expected: at most 1048576)
            05 A PIC X(1000000). 05 B PIC X(100000). | 2:33 | B up to byte 1100000 (expected: at most 1048576)
            """;

    static Stream<String> rows() {
        return TABLE.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isRefusedWithItsPlace(String line) {
        String[] row = line.split("\\s*\\|\\s*");
        String entries =
                Stream.of(row[0].split(";")).map(text -> "    " + text.strip()).collect(Collectors.joining("\n"));
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> Records.copybook("01 R.\n" + entries));

        assertThat(bad).isNotNull().hasMessage(row[2].strip());
        assertThat(bad.line() + ":" + bad.column()).isEqualTo(row[1]);
        assertThat(bad.file()).isEqualTo("test.cpy");
    }

    @Test
    void aRecordBeginsAtLevel01() {
        assertThat(said("05 A PIC X."))
                .isEqualTo("1:8 05 (expected: level 01 first: a line such as \"01 RECORD-NAME.\" in front)");
        assertThat(said("")).isEqualTo("1:1 no record (expected: an entry at level 01)");
        assertThat(said("* nothing")).isEqualTo("1:8 * (expected: a level number, 01 to 49, 66, 77 or 88)");
        assertThat(said("01.\n   05 A PIC X."))
                .isEqualTo("1:8 a record without a name (expected: one behind its level number)");
        assertThat(said("01 R OCCURS 5.\n   05 A PIC X.")).isEqualTo("1:8 R with OCCURS (expected: at level 02 to 49)");
        assertThat(said("01 R PIC X.\n01 R PIC X."))
                .isEqualTo("2:8 R twice in one group (expected: a name of its own)");
        assertThat(said("77 A PIC X.\n   05 B PIC X."))
                .isEqualTo("2:11 05 (expected: level 01 first: a line such as \"01 RECORD-NAME.\" in front)");
    }

    @Test
    void moreItemsThanTenThousandAreRefused() throws Exception {
        assertThat(Records.copybook(items(9_999)).shape().parts()).hasSize(1);
        assertThat(said(items(10_000))).isEqualTo("10001:8 another item (expected: at most 10000)");
    }

    @Test
    void moreFieldsThanAMillionAreRefused() throws Exception {
        String shapes = IntStream.range(0, 9)
                .mapToObj(i -> "05 B%d REDEFINES A PIC X OCCURS 100000.".formatted(i))
                .collect(Collectors.joining("\n", "01 R.\n05 A PIC X OCCURS 100000.\n", ""));

        assertThat(Records.copybook(shapes).shape().parts()).hasSize(1);
        assertThat(said(shapes + "\n05 C PIC X."))
                .isEqualTo("12:8 another field (expected: at most 1000000, all tables' elements counted)");
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "05 A" + i + " PIC X.")
                .collect(Collectors.joining("\n", "01 R.\n", ""));
    }

    @Test
    void levelsAsDeepAsTheyGoAreFine() throws Exception {
        String deep = IntStream.rangeClosed(1, 48)
                .mapToObj(level -> "%02d L%d.".formatted(level, level))
                .collect(Collectors.joining("\n", "", "\n49 LAST PIC X."));

        assertThat(Records.hex(Records.ascii(deep).write(Records.of()).body())).isEqualTo("20");
    }

    @Test
    void aCharsetMustHaveAByteADigit() throws Exception {
        Copybook copybook = Records.copybook("01 R PIC X.");
        BadSchema bad = catchThrowableOfType(
                BadSchema.class, () -> new CopybookFormat(copybook, StandardCharsets.UTF_16, false, false));

        assertThat(bad).hasMessage("charset: UTF-16 (expected: a byte a digit, as ASCII or EBCDIC have it)");
    }

    @Test
    void floatingPointHasNoPlainCharacters() throws Exception {
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> Records.fixed("01 R.\n   05 A COMP-2."));

        assertThat(bad.line() + ":" + bad.column()).isEqualTo("2:11");
        assertThat(bad)
                .hasMessage("A in COMP-2 (expected: a PIC, which says how many characters it has in a record of plain"
                        + " characters)");
    }

    private static String said(String entries) {
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> Records.copybook(entries));
        return bad.line() + ":" + bad.column() + " " + bad.getMessage();
    }
}
