package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of every usage, written by COBOL and read here, written here and read by COBOL. */
@NeedsCobol
class CobolFieldsTest {
    /** Name | clauses | values, one a record, texts in quotes. */
    private static final List<Sample> CHARACTERS = samples("""
            TXT | PIC X(10)                       | 'Hello'  | ''       | '0123456789' | ' it is'
            ALF | PIC A(3)                        | 'abc'    | 'Z'      | ''           | 'x y'
            JST | PIC X(8) JUSTIFIED RIGHT        | 'right'  | ''       | 'full-ish'   | 'a b'
            UNS | PIC 9(5)                        | 12345    | 0        | 99999        | 7
            UNV | PIC 9(3)V99                     | 123.45   | 0.00     | 999.99       | 0.05
            ZON | PIC S9(5)V99                    | 12345.67 | -0.01    | -99999.99    | 0.00
            LEA | PIC S9(4) SIGN LEADING          | 1234     | -1234    | -1           | 0
            LSE | PIC S9(4) SIGN LEADING SEPARATE | 1234     | -1234    | -1           | 0
            TSE | PIC S9(4) SIGN TRAILING SEPARATE | 1234    | -1234    | -1           | 0
            BWZ | PIC 9(4) BLANK WHEN ZERO        | 1234     | 0        | 1            | 9999
            SCU | PIC 99PPP                       | 12000    | 0        | 99000        | 1000
            EDI | PIC ZZ,ZZ9.99-                  | ' 1,234.50' | '     0.00' | '99,999.99-' | '     7.00'
            BIG | PIC 9(31)                       | 1234567890123456789012345678901 | 0 | 9999999999999999999999999999999 | 1
            """);

    private static final List<Sample> NUMBERS = samples("""
            PAC | PIC S9(7)V99 COMP-3             | 1234567.89 | -0.01  | -9999999.99  | 0.00
            PAE | PIC S9(4) COMP-3                | 1234     | -1234    | -9999        | 0
            PAU | PIC 9(5) PACKED-DECIMAL         | 12345    | 0        | 99999        | 7
            PAB | PIC S9(31)V9(7) COMP-3          | 1234567890123456789012345678901.2345678 | 0.0000000 | -0.0000001 | -1.0000000
            BI1 | PIC S9 COMP                     | 9        | -9       | 0            | 1
            BI2 | PIC S9(4) COMP                  | 1234     | -1234    | -9999        | 0
            BI4 | PIC 9(9) BINARY                 | 123456789 | 0       | 999999999    | 1
            BIV | PIC S9(5)V99 COMP-4             | 12345.67 | -0.01    | -99999.99    | 0.00
            BI8 | PIC S9(18) COMP                 | 123456789012345678 | -1 | -999999999999999999 | 0
            BIP | PIC S9(3)PP COMP                | 12300    | -100     | -99900       | 500
            NA2 | PIC S9(4) COMP-5                | 1234     | -1234    | -9999        | 0
            NA4 | PIC 9(9) COMP-5                 | 123456789 | 0       | 999999999    | 1
            NA8 | PIC S9(18) COMP-5               | 123456789012345678 | -1 | -999999999999999999 | 0
            FLT | COMP-1                          | 1.5      | -0.25    | 0.1          | 0
            DBL | COMP-2                          | 1.5      | -1234.5625 | -0.375     | 0
            """);

    private static final int RECORDS = 4;

    @TempDir
    private Path directory;

    private record Sample(String name, String clauses, List<String> values) {
        boolean isText() {
            return values.get(0).startsWith("'");
        }

        Leaf leaf(int record) {
            String value = values.get(record);
            return isText() ? Leaf.text(value.replace("'", "")) : Leaf.number(value);
        }

        /** What COBOL moves there; an edited field edits the number itself. */
        String literal(int record) {
            if (!clauses.contains("Z")) {
                return values.get(record).equals("''") ? "SPACES" : values.get(record);
            }
            String digits = values.get(record).replaceAll("[ ',]", "");
            return digits.endsWith("-") ? "-" + digits.replace("-", "") : digits;
        }
    }

    private static List<Sample> samples(String table) {
        return table.lines()
                .map(line -> line.split("\\s*\\|\\s*"))
                .map(row -> new Sample(row[0], row[1], Arrays.asList(row).subList(2, row.length)))
                .toList();
    }

    private static String copybook(List<Sample> samples) {
        StringBuilder text = new StringBuilder("       01  PEER-REC.\n");
        samples.forEach(sample -> text.append("           05  %s %s.%n".formatted(sample.name, sample.clauses)));
        return text.toString();
    }

    private static CopybookFormat format(List<Sample> samples, Charset charset) throws Exception {
        boolean littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return new CopybookFormat(Copybook.parse(copybook(samples), "PEER.cpy"), charset, littleEndian, false);
    }

    private static Branch document(List<Sample> samples, int record) {
        Branch fields = new Branch();
        samples.forEach(sample -> fields.put(sample.name, sample.leaf(record)));
        return new Branch().put("PEER-REC", fields);
    }

    private byte[] writtenByCobol(List<Sample> samples, String... beforeWrite) throws Exception {
        Cobol writer = new Cobol(directory).file("OUTF", "", copybook(samples)).option(sign(beforeWrite));
        writer.say("OPEN OUTPUT OUTF.");
        for (int record = 0; record < RECORDS; record++) {
            writer.say("INITIALIZE PEER-REC.");
            for (Sample sample : samples) {
                writer.say("MOVE " + sample.literal(record), "    TO " + sample.name + ".");
            }
            writer.say(beforeWrite).say("WRITE PEER-REC.");
        }
        assertThat(writer.say("CLOSE OUTF.").run()).isEmpty();
        return Files.readAllBytes(directory.resolve("OUTF.dat"));
    }

    private List<String> readByCobol(List<Sample> samples, byte[] records, String... afterRead) throws Exception {
        Cobol reader = new Cobol(directory).file("INF", "", copybook(samples)).option(sign(afterRead));
        Files.write(directory.resolve("INF.dat"), records);
        reader.say("OPEN INPUT INF.");
        for (int record = 0; record < RECORDS; record++) {
            reader.say("READ INF AT END DISPLAY 'NO RECORD'.").say(afterRead);
            samples.forEach(sample -> reader.say("DISPLAY " + sample.name + "."));
        }
        return reader.say("READ INF AT END DISPLAY 'END'.").say("CLOSE INF.").run();
    }

    private static String sign(String[] conversion) {
        return conversion.length == 0 ? "-fsign=ASCII" : "-fsign=EBCDIC";
    }

    private void goThereAndBack(List<Sample> samples, CopybookFormat format, String[] towards, String[] from)
            throws Exception {
        byte[] cobols = writtenByCobol(samples, towards);
        int length = cobols.length / RECORDS;
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        for (int i = 0; i < RECORDS; i++) {
            byte[] record = Arrays.copyOfRange(cobols, i * length, (i + 1) * length);
            assertThat(format.read(record, null)).isEqualTo(document(samples, i));
            ours.write(format.write(document(samples, i)).body());
        }
        assertThat(Records.hex(ours.toByteArray())).isEqualTo(Records.hex(cobols));
        List<String> shown = readByCobol(samples, ours.toByteArray(), from);
        assertThat(shown).hasSize(samples.size() * RECORDS + 1).last().isEqualTo("END");
        IntStream.range(0, RECORDS)
                .forEach(i -> samples.forEach(
                        sample -> requireShown(sample, i, shown.get(i * samples.size() + samples.indexOf(sample)))));
    }

    private static void requireShown(Sample sample, int record, String shown) {
        String value = sample.leaf(record).text();
        if (sample.isText()) {
            String text = sample.clauses.contains("JUST") ? shown.stripLeading() : shown.stripTrailing();
            assertThat(text).as(sample.name).isEqualTo(value);
        } else if (!sample.clauses.contains("PP")) {
            // This compiler's DISPLAY shows scaled numbers wrongly; that their bytes are the same is enough.
            assertThat(number(shown.strip())).as(sample.name).isEqualByComparingTo(value);
        }
    }

    private static BigDecimal number(String shown) {
        if (shown.isEmpty()) {
            return BigDecimal.ZERO;
        }
        boolean behind = shown.endsWith("-") || shown.endsWith("+");
        int last = shown.length() - 1;
        return new BigDecimal(behind ? shown.charAt(last) + shown.substring(0, last) : shown);
    }

    @Test
    void charactersInAscii() throws Exception {
        goThereAndBack(CHARACTERS, format(CHARACTERS, StandardCharsets.US_ASCII), new String[0], new String[0]);
    }

    /** COBOL has them in ASCII with EBCDIC's signs, and translates the record as a file transfer does. */
    @Test
    void charactersInEbcdic() throws Exception {
        String ascii = IntStream.rangeClosed(' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String fromAscii = Records.hex(ascii.getBytes(StandardCharsets.US_ASCII));
        String fromEbcdic = Records.hex(ascii.getBytes(Records.EBCDIC));
        goThereAndBack(
                CHARACTERS,
                format(CHARACTERS, Records.EBCDIC),
                conversion(fromAscii, fromEbcdic),
                conversion(fromEbcdic, fromAscii));
    }

    private static String[] conversion(String from, String to) {
        return new String[] {"INSPECT PEER-REC CONVERTING X\"" + from + "\"", "    TO X\"" + to + "\"."};
    }

    @Test
    void numbersInBytes() throws Exception {
        goThereAndBack(NUMBERS, format(NUMBERS, StandardCharsets.US_ASCII), new String[0], new String[0]);
    }

    @Test
    void numbersInBytesAreTheSameInEbcdic() throws Exception {
        byte[] cobols = writtenByCobol(NUMBERS);
        byte[] first = Arrays.copyOf(cobols, cobols.length / RECORDS);

        assertThat(format(NUMBERS, Records.EBCDIC).read(first, null)).isEqualTo(document(NUMBERS, 0));
    }
}
