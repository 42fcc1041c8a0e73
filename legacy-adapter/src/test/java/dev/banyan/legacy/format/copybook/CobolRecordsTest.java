package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole records, written by COBOL and read here, written here and read by COBOL. */
@NeedsCobol
class CobolRecordsTest {
    private static final String VARYING = "RECORD IS VARYING FROM 1 TO 200 DEPENDING ON RECORD-SIZE";

    @TempDir
    private Path directory;

    private static CopybookFormat format(String copybook) throws Exception {
        boolean littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return new CopybookFormat(Copybook.parse(copybook, "R.cpy"), Records.ASCII, littleEndian, false);
    }

    private static String fixedFormat(String entries) {
        return entries.lines().map(line -> "       " + line + "\n").collect(Collectors.joining());
    }

    private byte[] written(String name) throws Exception {
        return Files.readAllBytes(directory.resolve(name + ".dat"));
    }

    @Test
    void shapesOfTheSameBytesAndTablesInTables() throws Exception {
        String copybook = fixedFormat("""
                01  R.
                    05  KIND PIC X.
                    05  BODY PIC X(8).
                    05  DATED REDEFINES BODY.
                        10  YEAR-OF PIC 9(4).
                        10  MONTH-OF PIC 99.
                        10  FILLER PIC XX.
                    05  PACKED REDEFINES BODY PIC S9(15) COMP-3.
                    05  G OCCURS 2 TIMES INDEXED BY GX.
                        10  A PIC S9(3) COMP-3 OCCURS 3.
                        10  B PIC X(2).
                """);
        Cobol cobol = new Cobol(directory).file("OUTF", "", copybook).say("OPEN OUTPUT OUTF.");
        cobol.say("MOVE SPACES TO R. MOVE 'D' TO KIND.", "MOVE 2026 TO YEAR-OF. MOVE 3 TO MONTH-OF.");
        for (int g = 1; g <= 2; g++) {
            for (int a = 1; a <= 3; a++) {
                cobol.say("MOVE -%d%d TO A(%d %d).".formatted(g, a, g, a));
            }
            cobol.say("MOVE 'b%d' TO B(%d).".formatted(g, g));
        }
        cobol.say("WRITE R.", "MOVE 'P' TO KIND. MOVE -4711 TO PACKED.", "WRITE R.", "CLOSE OUTF.")
                .run();
        byte[] both = written("OUTF");
        byte[] dated = Arrays.copyOf(both, both.length / 2);
        byte[] packed = Arrays.copyOfRange(both, both.length / 2, both.length);
        Tree table = Records.list(
                Records.of("A", Records.list(-11, -12, -13), "B", "b1"),
                Records.of("A", Records.list(-21, -22, -23), "B", "b2"));

        assertThat(format(copybook).read(dated, null))
                .isEqualTo(Records.of(
                        "R",
                        Records.of(
                                "KIND",
                                "D",
                                "BODY",
                                "202603",
                                "DATED",
                                Records.of("YEAR-OF", 2026, "MONTH-OF", 3),
                                "G",
                                table)));
        Tree named = Records.of("KIND", "P", "PACKED", -4711, "G", table);
        assertThat(Records.hex(format(copybook).write(Records.of("R", named)).body()))
                .isEqualTo(Records.hex(packed));
    }

    @Test
    void aVariableTableAtTheEnd() throws Exception {
        goThereAndBack("""
                01  R.
                    05  ID-OF PIC X(3).
                    05  N PIC S9(4) COMP.
                    05  T OCCURS 0 TO 5 TIMES DEPENDING ON N.
                        10  A PIC X(2).
                        10  B PIC S9(3)V9 COMP-3.
                """, "ID-OF", 3);
    }

    @Test
    void behindAVariableTableItemsMoveUp() throws Exception {
        goThereAndBack("""
                01  R.
                    05  N PIC 99.
                    05  T OCCURS 0 TO 5 TIMES DEPENDING ON N.
                        10  A PIC X(2).
                        10  B PIC S9(3)V9 COMP-3.
                    05  ID-OF PIC X(3).
                """, "ID-OF", 3);
    }

    private void goThereAndBack(String entries, String last, int most) throws Exception {
        String copybook = fixedFormat(entries);
        Cobol writer = variable("OUTF", copybook).say("OPEN OUTPUT OUTF.");
        for (int count = 0; count <= most; count++) {
            writer.say("MOVE %d TO N.".formatted(count), "MOVE 'i%d' TO %s.".formatted(count, last));
            for (int i = 1; i <= count; i++) {
                writer.say("MOVE 'a%d' TO A(%d). MOVE -%d.5 TO B(%d).".formatted(i, i, i, i));
            }
            writer.say("COMPUTE RECORD-SIZE = LENGTH OF R.", "WRITE R.");
        }
        assertThat(writer.say("CLOSE OUTF.").run()).isEmpty();
        List<byte[]> records = split(written("OUTF"));
        assertThat(records).hasSize(most + 1);

        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        for (int count = 0; count <= most; count++) {
            Tree document = document(count);
            assertThat(format(copybook).read(records.get(count), null)).isEqualTo(Records.of("R", document));
            byte[] record = format(copybook).write(Records.of("R", document)).body();
            assertThat(Records.hex(record)).isEqualTo(Records.hex(records.get(count)));
            ours.write(ByteBuffer.allocate(4).putShort((short) record.length).array());
            ours.write(record);
        }
        Files.write(directory.resolve("INF.dat"), ours.toByteArray());
        assertThat(readByCobol(copybook, most)).isEqualTo(shown(most));
    }

    /** With a table that moves what follows, as IBM's compiler has it. */
    private Cobol variable(String name, String copybook) throws Exception {
        return new Cobol(directory)
                .option("-fodoslide")
                .file(name, VARYING, copybook)
                .storage("01 RECORD-SIZE PIC 9(4).\n01 I PIC 99.");
    }

    private static Tree document(int count) {
        List<Object> elements = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            elements.add(Records.of("A", "a" + i, "B", "#-" + i + ".5"));
        }
        return Records.of("N", count, "T", Records.list(elements.toArray()), "ID-OF", "i" + count);
    }

    /** A record's length, big-endian, and two bytes of zeros are in front of each. */
    private static List<byte[]> split(byte[] file) {
        List<byte[]> records = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(file);
        while (rest.hasRemaining()) {
            byte[] record = new byte[rest.getShort()];
            rest.getShort();
            rest.get(record);
            records.add(record);
        }
        return records;
    }

    private List<String> readByCobol(String copybook, int most) throws Exception {
        Cobol reader = variable("INF", copybook).say("OPEN INPUT INF.");
        for (int i = 0; i <= most; i++) {
            reader.say("READ INF AT END DISPLAY 'NO RECORD'.", "DISPLAY ID-OF ' ' N.");
            reader.say("PERFORM VARYING I FROM 1 BY 1 UNTIL I > N", "  DISPLAY A(I) ' ' B(I)", "END-PERFORM.");
        }
        return reader.say("READ INF AT END DISPLAY 'END'.", "CLOSE INF.").run().stream()
                .map(line -> line.replace(" +00", " ").replace(" 0", " ").replace("  ", " "))
                .toList();
    }

    private static List<String> shown(int most) {
        List<String> shown = new ArrayList<>();
        for (int count = 0; count <= most; count++) {
            shown.add("i" + count + " " + count);
            for (int i = 1; i <= count; i++) {
                shown.add("a%d -00%d.5".formatted(i, i));
            }
        }
        shown.add("END");
        return shown;
    }

    @Test
    void synchronizedItems() throws Exception {
        String copybook = fixedFormat("""
                01  R.
                    05  A PIC X.
                    05  B PIC S9(4) COMP SYNC.
                    05  C PIC X.
                    05  D PIC S9(9) COMP SYNC.
                    05  E PIC X.
                    05  F PIC S9(18) COMP SYNC.
                    05  G PIC X.
                    05  H COMP-1 SYNC.
                    05  I PIC X.
                    05  J COMP-2 SYNC.
                    05  K PIC X.
                    05  L PIC 9(9) COMP-5 SYNC.
                    05  T OCCURS 2.
                        10  M PIC X(2).
                        10  O PIC S9(4) COMP SYNC.
                    05  P PIC X.
                """);
        Cobol cobol = new Cobol(directory).file("OUTF", "", copybook).say("OPEN OUTPUT OUTF.");
        cobol.say("MOVE LOW-VALUES TO R.");
        for (String letter : "A C E G I K P M(1) M(2)".split(" ")) {
            cobol.say("MOVE '%s' TO %s.".formatted(letter.charAt(0), letter));
        }
        for (String move : "2 B,-4 D,-8 F,1.5 H,-2.5 J,5 L,1 O(1),2 O(2)".split(",")) {
            cobol.say("MOVE %s TO %s.".formatted((Object[]) move.split(" ")));
        }
        assertThat(cobol.say("WRITE R.", "CLOSE OUTF.").run()).isEmpty();
        byte[] record = written("OUTF");

        Tree document = Records.of(
                "R",
                Records.of(
                        "A",
                        "A",
                        "B",
                        2,
                        "C",
                        "C",
                        "D",
                        -4,
                        "E",
                        "E",
                        "F",
                        -8,
                        "G",
                        "G",
                        "H",
                        "#1.5",
                        "I",
                        "I",
                        "J",
                        "#-2.5",
                        "K",
                        "K",
                        "L",
                        5,
                        "T",
                        Records.list(Records.of("M", "M", "O", 1), Records.of("M", "M", "O", 2)),
                        "P",
                        "P"));
        assertThat(format(copybook).read(record, null)).isEqualTo(document);
        assertThat(Records.hex(format(copybook).write(document).body())).isEqualTo(Records.hex(record));
    }
}
