package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is ever cut, rounded or made up to fit; and no message says what the value was. */
class UnfitFieldsTest {
    /** Clauses | value, a text in quotes | what is said. */
    private static final String WRITTEN = """
            PIC X(3)              | 'ABCD'         | 4 characters (expected: at most 3, PIC X(3))
            PIC X(3)              | 'AB  '         | 4 characters (expected: at most 3, PIC X(3))
            PIC X(3)              | 12345          | 5 characters (expected: at most 3, PIC X(3))
            PIC X(3) JUST         | 'ABCD'         | 4 characters (expected: at most 3, PIC X(3))
            PIC X(3)              | 'A€'           | a character without a byte (expected: those of ISO-8859-1 with one byte)
            PIC X(3)              | '\uD83D\uDE00' | a character without a byte (expected: those of ISO-8859-1 with one byte)
            PIC 9(3)              | 1234           | 4 digits before the point (expected: at most 3, PIC 9(3))
            PIC 9(3)              | 1E3            | 4 digits before the point (expected: at most 3, PIC 9(3))
            PIC 9(3)              | 1E999          | 1000 digits before the point (expected: at most 3, PIC 9(3))
            PIC 9(3)              | 1E99999999     | a text that is none (expected: a number, PIC 9(3))
            PIC 9(3)              | 1.5            | 1 digits behind the point (expected: at most 0, PIC 9(3))
            PIC 9(3)              | -1             | a negative number (expected: none, PIC 9(3) has no sign)
            PIC 9(3)              | 'ABC'          | a text that is none (expected: a number, PIC 9(3))
            PIC 9(3)              | ''             | a text that is none (expected: a number, PIC 9(3))
            PIC 9(3)              | '-'            | a text that is none (expected: a number, PIC 9(3))
            PIC 9(3)              | '1 2'          | a text that is none (expected: a number, PIC 9(3))
            PIC 9(3)              | '٣'            | a text that is none (expected: a number, PIC 9(3))
            PIC 9(3)V99           | 1.005          | 3 digits behind the point (expected: at most 2, PIC 9(3)V99)
            PIC 9(3)V99           | 1234.5         | 4 digits before the point (expected: at most 3, PIC 9(3)V99)
            PIC V99               | 1              | 1 digits before the point (expected: at most 0, PIC V99)
            PIC VPP99             | 0.5            | a digit where the picture has none (expected: PIC VPP99)
            PIC VPP99             | 0.00001        | 5 digits behind the point (expected: at most 4, PIC VPP99)
            PIC 99PPP             | 1234           | a number with other digits than zeros in its last 3 (expected: PIC 99PPP)
            PIC 99PPP             | 123000         | 6 digits before the point (expected: at most 5, PIC 99PPP)
            PIC S9(5) COMP-3      | 123456         | 6 digits before the point (expected: at most 5, PIC S9(5))
            PIC 9(5) COMP-3       | -1             | a negative number (expected: none, PIC 9(5) has no sign)
            PIC S9(4) COMP        | 12345          | 5 digits before the point (expected: at most 4, PIC S9(4))
            PIC 9(4) COMP         | -1             | a negative number (expected: none, PIC 9(4) has no sign)
            PIC S9(4) COMP-5      | 32768          | a number beyond 2 bytes (expected: PIC S9(4), COMP-5)
            PIC S9(4) COMP-5      | -32769         | a number beyond 2 bytes (expected: PIC S9(4), COMP-5)
            PIC 9(4) COMP-5       | 65536          | a number beyond 2 bytes (expected: PIC 9(4), COMP-5)
            PIC S9(9) COMP-5      | 2147483648     | a number beyond 4 bytes (expected: PIC S9(9), COMP-5)
            PIC S9(18) COMP-5     | 9223372036854775808 | a number beyond 8 bytes (expected: PIC S9(18), COMP-5)
            PIC 9(18) COMP-5      | 18446744073709551616 | a number beyond 8 bytes (expected: PIC 9(18), COMP-5)
            COMP-1                | 16777217       | 8 digits, or a size, that COMP-1 does not keep (expected: at most 6)
            COMP-1                | 0.123456789    | 9 digits, or a size, that COMP-1 does not keep (expected: at most 6)
            COMP-1                | 1E39           | a number beyond all of COMP-1 (expected: a smaller one)
            COMP-1                | 1E-60          | 1 digits, or a size, that COMP-1 does not keep (expected: at most 6)
            COMP-2                | 0.1000000000000000055 | 19 digits, or a size, that COMP-2 does not keep (expected: at most 15)
            COMP-2                | 'pi'           | a value that is none (expected: a number, COMP-2)
            PIC ZZ9.99            | 1.5            | another character at 2 (expected: a text as PIC ZZ9.99 shows it)
            PIC ZZ9.99            | '1234.50'      | 7 characters (expected: at most 6, PIC ZZ9.99)
            PIC 99/99             | '31-01'        | another character at 3 (expected: a text as PIC 99/99 shows it)
            """;

    /** Clauses | bytes | what is said. */
    private static final String READ = """
            PIC 9(3)                        | 313241       | bytes that are no number (expected: PIC 9(3), DISPLAY)
            PIC 9(3)                        | 203132       | bytes that are no number (expected: PIC 9(3), DISPLAY)
            PIC 9(3)                        | 313270       | bytes that are no number (expected: PIC 9(3), DISPLAY)
            PIC S9(3)                       | 713233FF     | 4 bytes (expected: 3)
            PIC S9(3)                       | 713233       | bytes that are no number (expected: PIC S9(3), DISPLAY)
            PIC S9(3) LEADING               | 313271       | bytes that are no number (expected: PIC S9(3), DISPLAY SIGN LEADING)
            PIC S9(3) SIGN LEADING SEPARATE | 31323334     | bytes that are no number (expected: PIC S9(3), DISPLAY SIGN LEADING SEPARATE)
            PIC S9(3) TRAILING SEPARATE     | 31323320     | bytes that are no number (expected: PIC S9(3), DISPLAY SIGN TRAILING SEPARATE)
            PIC S9(3) TRAILING SEPARATE     | 3132712B     | bytes that are no number (expected: PIC S9(3), DISPLAY SIGN TRAILING SEPARATE)
            PIC S9(5) COMP-3                | 123455       | bytes that are no number (expected: PIC S9(5), COMP-3)
            PIC S9(5) COMP-3                | 12A45C       | bytes that are no number (expected: PIC S9(5), COMP-3)
            PIC S9(5) COMP-3                | 1234AC       | bytes that are no number (expected: PIC S9(5), COMP-3)
            PIC 9(5) COMP-3                 | 12345D       | a negative number (expected: none, PIC 9(5) has no sign)
            PIC S9(5) COMP-3                | FFFFFF       | bytes that are no number (expected: PIC S9(5), COMP-3)
            COMP-1                          | 7FC00000     | an infinite number, or none (expected: a finite one, COMP-1)
            COMP-2                          | FFF0000000000000 | an infinite number, or none (expected: a finite one, COMP-2)
            PIC X(3)                        | 4142         | 2 bytes (expected: 3)
            PIC X(3)                        | 41424344     | 4 bytes (expected: 3)
            PIC X(3)                        | 4142430A     | 4 bytes (expected: 3)
            """;

    static Stream<String> written() {
        return WRITTEN.lines();
    }

    static Stream<String> read() {
        return READ.lines();
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatDoesNotFitIsNotWritten(String line) throws Exception {
        String[] row = line.split("\\s*\\|\\s*");
        Unfit unfit =
                writing(row[0], row[1].startsWith("'") ? Leaf.text(row[1].replace("'", "")) : Leaf.number(row[1]));

        assertThat(unfit).hasMessage(row[2].strip());
        assertThat(unfit.pointer()).isEqualTo("/R/F");
    }

    @ParameterizedTest
    @MethodSource("read")
    void bytesThatMakeNoSenseAreNotRead(String line) throws Exception {
        String[] row = line.split("\\s*\\|\\s*");
        CopybookFormat format = Records.ascii("01 R.\n    05 F " + row[0] + ".");
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> Records.read(format, Records.hex(row[1])));

        assertThat(unfit).hasMessage(row[2].strip());
        assertThat(unfit.pointer()).isEqualTo(row[2].contains(" bytes (") ? "/R" : "/R/F");
    }

    @Test
    void aTruthValueIsNoNumber() throws Exception {
        assertThat(writing("PIC 9", Leaf.TRUE)).hasMessage("true or false (expected: a number, PIC 9)");
        assertThat(writing("COMP-2", Leaf.TRUE)).hasMessageStartingWith("a value that is none");
    }

    @Test
    void aGroupOrAListIsNoField() throws Exception {
        assertThat(writing("PIC 9", Records.of())).hasMessage("an object (expected: a single value, PIC 9)");
        assertThat(writing("COMP-2", Records.list())).hasMessage("a list (expected: a single value, COMP-2)");
    }

    @Test
    void aHugeNumberIsRefusedWithoutWorkingItOut() throws Exception {
        assertThat(writing("PIC 9(5)", Leaf.number("1".repeat(1 << 20)))).hasMessageStartingWith("a text that is none");
        assertThat(writing("PIC 9(5)", Leaf.text(" ".repeat(1 << 20) + "1"))).isNull();
    }

    @Test
    void aCharacterOfSeveralBytesNeverMovesWhatFollows() throws Exception {
        CopybookFormat utf8 = new CopybookFormat(
                Records.copybook("01 R.\n   05 F PIC X(4).\n   05 G PIC X."), StandardCharsets.UTF_8, false, false);

        assertThat(Records.text(utf8.write(Records.of("R", Records.of("F", "abc", "G", "d")))
                        .body()))
                .isEqualTo("abc d");
        assertThat(catchThrowableOfType(Unfit.class, () -> utf8.write(Records.of("R", Records.of("F", "ü", "G", "d")))))
                .hasMessage("a character without a byte (expected: those of UTF-8 with one byte)");
        assertThat(catchThrowableOfType(Unfit.class, () -> Records.read(utf8, Records.hex("C3BC202041"))))
                .hasMessage("a byte that is no character (expected: those of UTF-8)");
    }

    private static Unfit writing(String clauses, Tree value) throws Exception {
        CopybookFormat format = Records.ascii("01 R.\n    05 F " + clauses + ".");
        return catchThrowableOfType(Unfit.class, () -> format.write(Records.of("R", Records.of("F", value))));
    }
}
