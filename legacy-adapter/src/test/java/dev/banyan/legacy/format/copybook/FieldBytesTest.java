package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes of single fields, derived by hand from the rules of the Enterprise COBOL language reference (data types and
 * their internal representation) and, for signs in ASCII, of GnuCOBOL.
 */
class FieldBytesTest {
    /** Clauses | charset | bytes | value, a text in quotes; read one way and written the other. */
    private static final String BOTH_WAYS = """
            PIC X(5)                              | IBM037     | C1C2C34040         | 'ABC'
            PIC X(5)                              | ISO-8859-1 | 4142432020         | 'ABC'
            PIC X(5)                              | IBM037     | 4040404040         | ''
            PIC X(5)                              | IBM037     | 40C1404040         | ' A'
            PIC X(3)                              | IBM037     | 4ADCEC             | '¢üÖ'
            PIC X(2)                              | IBM500     | 4A5A               | '[]'
            PIC X(2)                              | IBM1047    | ADBD               | '[]'
            PIC X(2)                              | IBM1140    | 9F40               | '€'
            PIC X(2)                              | windows-1252 | 8020             | '€'
            PIC A(3)                              | IBM037     | C1C240             | 'AB'
            PIC A9X                               | IBM037     | C1F1C2             | 'A1B'
            PIC X(5) JUSTIFIED RIGHT              | IBM037     | 4040C1C2C3         | 'ABC'
            PIC X(5) JUST                         | ISO-8859-1 | 2020202020         | ''
            PIC 9(4)                              | IBM037     | F1F2F3F4           | 1234
            PIC 9(4)                              | IBM037     | F0F0F0F7           | 7
            PIC 9(4)                              | IBM037     | F0F0F0F0           | 0
            PIC 9(4)                              | ISO-8859-1 | 31323334           | 1234
            PIC S9(4)                             | IBM037     | F1F2F3C4           | 1234
            PIC S9(4)                             | IBM037     | F1F2F3D4           | -1234
            PIC S9(4)                             | IBM037     | F0F0F0C0           | 0
            PIC S9                                | IBM037     | D9                 | -9
            PIC S9(4)                             | ISO-8859-1 | 31323334           | 1234
            PIC S9(4)                             | ISO-8859-1 | 31323374           | -1234
            PIC S9(4)                             | ISO-8859-1 | 31323370           | -1230
            PIC S9(4) SIGN LEADING                | IBM037     | C1F2F3F4           | 1234
            PIC S9(4) SIGN LEADING                | IBM037     | D1F2F3F4           | -1234
            PIC S9(4) LEADING                     | ISO-8859-1 | 71323334           | -1234
            PIC S9(4) SIGN TRAILING SEPARATE      | IBM037     | F1F2F3F44E         | 1234
            PIC S9(4) SIGN IS TRAILING SEPARATE CHARACTER | IBM037 | F1F2F3F460     | -1234
            PIC S9(4) SIGN LEADING SEPARATE       | IBM037     | 4EF1F2F3F4         | 1234
            PIC S9(4) SIGN LEADING SEPARATE       | ISO-8859-1 | 2D31323334         | -1234
            PIC S9(4) SIGN TRAILING SEPARATE      | ISO-8859-1 | 303030302B         | 0
            PIC 9(3)V99                           | IBM037     | F1F2F3F4F5         | 123.45
            PIC 9(3)V99                           | IBM037     | F0F0F1F5F0         | 1.50
            PIC 9(3)V99                           | IBM037     | F0F0F0F0F5         | 0.05
            PIC S9(3)V99                          | IBM037     | F1F2F3F4D5         | -123.45
            PIC V99                               | IBM037     | F1F2               | 0.12
            PIC SV9(4)                            | IBM037     | F0F0F1D2           | -0.0012
            PIC 99PPP                             | IBM037     | F1F2               | 12000
            PIC 99PPP                             | IBM037     | F0F0               | 0
            PIC S9P                               | IBM037     | D5                 | -50
            PIC VPP99                             | IBM037     | F1F2               | 0.0012
            PIC PP9                               | IBM037     | F5                 | 0.005
            PIC SPP9 COMP-3                       | IBM037     | 5D                 | -0.005
            PIC 9(5) BLANK WHEN ZERO              | IBM037     | 4040404040         | 0
            PIC 9(3)V99 BLANK ZERO                | ISO-8859-1 | 2020202020         | 0.00
            PIC 9(5) BLANK WHEN ZEROES            | IBM037     | F0F0F0F0F1         | 1
            PIC 9(31)                             | ISO-8859-1 | 31323334353637383930313233343536373839303132333435363738393031 | 1234567890123456789012345678901
            PIC S9(4) COMP-3                      | IBM037     | 01234C             | 1234
            PIC S9(4) COMP-3                      | IBM037     | 01234D             | -1234
            PIC 9(4) COMP-3                       | IBM037     | 01234F             | 1234
            PIC S9(5) PACKED-DECIMAL              | IBM037     | 12345D             | -12345
            PIC S9(5)V99 COMP-3                   | ISO-8859-1 | 0012345C           | 123.45
            PIC 9 COMP-3                          | IBM037     | 7F                 | 7
            PIC S9(5) COMP-3                      | IBM037     | 00000C             | 0
            PIC 9(38) COMP-3                      | IBM037     | 012345678901234567890123456789012345678F | 12345678901234567890123456789012345678
            PIC S9(4) COMP                        | IBM037     | 04D2               | 1234
            PIC S9(4) BINARY                      | IBM037     | FB2E               | -1234
            PIC 9(4) COMP-4                       | IBM037     | 04D2               | 1234
            PIC S9 COMP                           | IBM037     | FFF8               | -8
            PIC S9(5) COMP                        | IBM037     | FFFFFFFE           | -2
            PIC S9(9) COMPUTATIONAL               | IBM037     | 3B9AC9FF           | 999999999
            PIC S9(10) COMP                       | IBM037     | FFFFFFFFFFFFFFFF   | -1
            PIC S9(18) COMP                       | IBM037     | 0DE0B6B3A763FFFF   | 999999999999999999
            PIC S9(7)V99 COMP                     | IBM037     | FFFFCFC7           | -123.45
            PIC SV99 COMP                         | IBM037     | FFFB               | -0.05
            PIC S99P(3) COMP                      | IBM037     | 0005               | 5000
            PIC S9(4) COMP-5                      | IBM037     | 3039               | 12345
            PIC S9(4) COMP-5                      | IBM037     | CFC7               | -12345
            PIC S9(4) COMP-5                      | IBM037     | 8000               | -32768
            PIC 9(4) COMPUTATIONAL-5              | IBM037     | EA60               | 60000
            PIC S9(9) COMP-5                      | IBM037     | 80000000           | -2147483648
            PIC 9(9) COMP-5                       | IBM037     | FFFFFFFF           | 4294967295
            PIC S9(18) COMP-5                     | IBM037     | 8000000000000000   | -9223372036854775808
            PIC 9(18) COMP-5                      | IBM037     | FFFFFFFFFFFFFFFF   | 18446744073709551615
            PIC S9(2)V99 COMP-5                   | IBM037     | 7FFF               | 327.67
            COMP-1                                | IBM037     | 3FC00000           | 1.5
            COMP-1                                | IBM037     | 3DCCCCCD           | 0.1
            COMP-1                                | IBM037     | CB3F5EE6           | -12541670
            COMP-1                                | IBM037     | 00000000           | 0
            COMP-1                                | IBM037     | 00000001           | 1E-45
            COMP-2                                | IBM037     | BFF8000000000000   | -1.5
            COMP-2                                | IBM037     | 3FB999999999999A   | 0.1
            COMP-2                                | IBM037     | 44B52D02C7E14AF6   | 100000000000000000000000
            COMP-2                                | IBM037     | 7FEFFFFFFFFFFFFF   | 1.7976931348623157E+308
            COMPUTATIONAL-2                       | ISO-8859-1 | 0000000000000001   | 5E-324
            PIC ZZ,ZZ9.99-                        | ISO-8859-1 | 20312C3233342E35302D | ' 1,234.50-'
            PIC $$,$$9.99                         | ISO-8859-1 | 2020202024392E3530 | '    $9.50'
            PIC ZZ9.99CR                          | ISO-8859-1 | 2020302E30302020   | '  0.00'
            PIC 99/99/9999                        | IBM037     | F3F161F0F161F2F0F2F6 | '31/01/2026'
            PIC XXBXX                             | IBM037     | C1C240C3C4         | 'AB CD'
            """;

    /** What is read, too, though it would be written in another way. */
    private static final String READ_ONLY = """
            PIC X(3)                              | IBM037     | 000000             | ''
            PIC 9(4)                              | IBM037     | 40404040           | nothing
            PIC 9(4)                              | IBM037     | 00000000           | nothing
            PIC S9(4) SIGN LEADING SEPARATE       | ISO-8859-1 | 2020202020         | nothing
            PIC S9(5) COMP-3                      | IBM037     | 404040             | nothing
            PIC S9(5) COMP-3                      | IBM037     | 000000             | nothing
            PIC S9(5) COMP-3                      | ISO-8859-1 | 202020             | nothing
            PIC S9(4)                             | IBM037     | F1F2F3F4           | 1234
            PIC S9(4)                             | IBM037     | F1F2F3A4           | 1234
            PIC S9(4)                             | IBM037     | F1F2F3B4           | -1234
            PIC S9(4)                             | IBM037     | F0F0F0D0           | 0
            PIC S9(2)V99                          | IBM037     | F0F0F0D0           | 0.00
            PIC S9(4)                             | ISO-8859-1 | 31323344           | 1234
            PIC S9(4)                             | ISO-8859-1 | 3132337B           | 1230
            PIC S9(4)                             | ISO-8859-1 | 3132334D           | -1234
            PIC S9(4)                             | ISO-8859-1 | 3132337D           | -1230
            PIC S9(5) COMP-3                      | IBM037     | 12345A             | 12345
            PIC S9(5) COMP-3                      | IBM037     | 12345B             | -12345
            PIC S9(5) COMP-3                      | IBM037     | 12345E             | 12345
            PIC S9(5) COMP-3                      | IBM037     | 12345F             | 12345
            PIC S9(5) COMP-3                      | IBM037     | 00000D             | 0
            PIC 9(5) COMP-3                       | IBM037     | 12345C             | 12345
            PIC S9(4) COMP-3                      | IBM037     | 91234C             | 91234
            PIC S9(4) COMP                        | IBM037     | 7FFF               | 32767
            PIC 9(4) COMP                         | IBM037     | FFFF               | 65535
            PIC 9(18) COMP                        | IBM037     | FFFFFFFFFFFFFFFF   | 18446744073709551615
            PIC 9(16)V99 COMP                     | IBM037     | FFFFFFFFFFFFFFFF   | 184467440737095516.15
            COMP-1                                | IBM037     | 80000000           | 0
            """;

    static Stream<String> bothWays() {
        return BOTH_WAYS.lines();
    }

    static Stream<String> readOnly() {
        return READ_ONLY.lines();
    }

    @ParameterizedTest
    @MethodSource({"bothWays", "readOnly"})
    void bytesAreReadAsWhatTheyMean(String line) throws Exception {
        String[] row = row(line);
        Branch record = (Branch) ((Branch) Records.read(format(row), Records.hex(row[2]))).value(0);

        assertThat(record.get("F")).isEqualTo(value(row[3]));
        assertThat(record.size()).isEqualTo(row[3].equals("nothing") ? 0 : 1);
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void valuesAreWrittenAsTheirBytes(String line) throws Exception {
        String[] row = row(line);
        Branch document = Records.of("R", Records.of("F", value(row[3])));

        assertThat(Records.hex(format(row).write(document).body())).isEqualTo(row[2]);
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void aTextThatIsANumberIsWrittenAsOne(String line) throws Exception {
        String[] row = row(line);
        Branch document = Records.of("R", Records.of("F", Leaf.text(((Leaf) value(row[3])).text())));

        assertThat(Records.hex(format(row).write(document).body())).isEqualTo(row[2]);
    }

    private static String[] row(String line) {
        return line.strip().split("\\s*\\|\\s*");
    }

    private static CopybookFormat format(String[] row) throws Exception {
        Copybook copybook = Records.copybook("01 R.\n    05 F " + row[0] + ".");
        return new CopybookFormat(copybook, Charset.forName(row[1]), false, false);
    }

    private static Tree value(String shown) {
        if (shown.equals("nothing")) {
            return null;
        }
        return shown.startsWith("'") ? Leaf.text(shown.replace("'", "")) : Leaf.number(shown);
    }
}
