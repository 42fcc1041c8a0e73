package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.tree.Branch;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred records of random items with random values: COBOL writes them, and every item is read as it was. */
@NeedsCobol
class CobolLayoutsTest {
    private static final int RECORDS = 100;

    private final Random random = new Random(20260131);

    @TempDir
    private Path directory;

    /** A record, the statements that fill it, and the document that it is. */
    private static final class Drawn {
        final String name;
        final StringBuilder copybook = new StringBuilder();
        final List<String> moves = new ArrayList<>();
        final Branch document = new Branch();
        int items;

        Drawn(String name) {
            this.name = name;
            copybook.append("       01  ").append(name).append(".\n");
        }
    }

    @Test
    void everyItemIsWhereCobolPutsIt() throws Exception {
        List<Drawn> records = new ArrayList<>();
        Cobol cobol = new Cobol(directory);
        for (int i = 0; i < RECORDS; i++) {
            Drawn drawn = draw("R" + i);
            records.add(drawn);
            cobol.file("F" + i, "", drawn.copybook.toString());
            cobol.say("OPEN OUTPUT F" + i + ".", "MOVE LOW-VALUES TO R" + i + ".");
            drawn.moves.forEach(cobol::say);
            cobol.say("WRITE R" + i + ".", "CLOSE F" + i + ".");
        }
        assertThat(cobol.run()).isEmpty();
        for (int i = 0; i < RECORDS; i++) {
            Drawn drawn = records.get(i);
            byte[] record = Files.readAllBytes(directory.resolve("F" + i + ".dat"));
            CopybookFormat format = format(drawn);
            Branch document = new Branch().put(drawn.name, drawn.document);

            assertThat(format.read(record, null)).as(drawn.copybook.toString()).isEqualTo(document);
            assertThat(Records.hex(format.write(document).body()))
                    .as(drawn.copybook.toString())
                    .isEqualTo(Records.hex(record));
        }
    }

    private static CopybookFormat format(Drawn drawn) throws Exception {
        boolean littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return new CopybookFormat(
                Copybook.parse(drawn.copybook.toString(), "R.cpy"), Records.ASCII, littleEndian, false);
    }

    private Drawn draw(String name) {
        Drawn drawn = new Drawn(name);
        group(drawn, drawn.document, 5, "", 0);
        return drawn;
    }

    private void group(Drawn drawn, Branch into, int level, String subscript, int tables) {
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(10);
            if (kind == 0 && level < 20) {
                String group = entry(drawn, level, ".");
                Branch below = new Branch();
                group(drawn, below, level + 5, subscript, tables);
                into.put(group, below);
            } else if (kind == 1 && tables == 0) {
                table(drawn, into, level);
            } else {
                field(drawn, into, level, subscript, tables);
            }
        }
    }

    private void table(Drawn drawn, Branch into, int level) {
        int times = 1 + random.nextInt(3);
        String usage = numberClauses();
        String name = entry(drawn, level, " OCCURS " + times + " " + usage + ".");
        List<Object> elements = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            elements.add(Records.tree("#" + move(drawn, name + "(" + i + ")", usage)));
        }
        into.put(name, Records.list(elements.toArray()));
    }

    private void field(Drawn drawn, Branch into, int level, String subscript, int tables) {
        if (random.nextInt(3) == 0) {
            int size = 1 + random.nextInt(9);
            String name = entry(drawn, level, " PIC X(" + size + ")" + (random.nextBoolean() ? " JUST" : "") + ".");
            String text = "text-of-9".substring(0, 1 + random.nextInt(size));
            drawn.moves.add("MOVE '" + text + "' TO " + name + " OF " + drawn.name + ".");
            into.put(name, Records.tree(text));
        } else {
            String clauses = numberClauses();
            String name = entry(drawn, level, " " + clauses + ".");
            into.put(name, Records.tree("#" + move(drawn, name, clauses)));
        }
    }

    private String entry(Drawn drawn, int level, String clauses) {
        String name = "I" + drawn.items++;
        drawn.copybook.append("           %02d %s%s%n".formatted(level, name, clauses));
        return name;
    }

    /** A picture with one to 18 digits and a usage. */
    private String numberClauses() {
        int whole = random.nextInt(12);
        int fraction = whole == 0 ? 1 + random.nextInt(6) : random.nextInt(6);
        boolean signed = random.nextBoolean();
        String picture = "PIC " + (signed ? "S" : "") + (whole > 0 ? "9(" + whole + ")" : "")
                + (fraction > 0 ? "V9(" + fraction + ")" : "");
        String[] usages = {" COMP-3", " COMP", "", " COMP SYNC", " COMP-5", " COMP-5 SYNC"};
        // One and two digits of COMP-5 have a byte in this compiler, and two in IBM's.
        int usable = whole + fraction < 3 ? 4 : usages.length;
        String usage = usages[random.nextInt(usable)];
        String[] signs = {"", " LEADING", " TRAILING SEPARATE", " SIGN LEADING SEPARATE"};
        return picture + usage + (signed && usage.isEmpty() ? signs[random.nextInt(signs.length)] : "");
    }

    /** @return the value that the item has now, as it is read */
    private String move(Drawn drawn, String item, String clauses) {
        int whole = digits(clauses, "9(", clauses.indexOf('V'));
        int fraction = clauses.contains("V9(") ? digits(clauses.substring(clauses.indexOf("V9(")), "V9(", -1) : 0;
        String integer = whole == 0 ? "0" : number(1 + random.nextInt(whole));
        StringBuilder value = new StringBuilder(integer);
        if (fraction > 0) {
            value.append('.');
            for (int i = 0; i < fraction; i++) {
                value.append(random.nextInt(10));
            }
        }
        boolean zero = value.chars().noneMatch(c -> c >= '1' && c <= '9');
        String literal = (clauses.contains("S9") || clauses.contains("SV")) && !zero && random.nextBoolean()
                ? "-" + value
                : value.toString();
        drawn.moves.add("MOVE " + literal + " TO");
        drawn.moves.add("    " + item.replace("(", " OF " + drawn.name + "(")
                + (item.contains("(") ? "." : " OF " + drawn.name + "."));
        return literal;
    }

    private static int digits(String clauses, String before, int end) {
        int at = clauses.indexOf(before);
        if (at < 0 || end >= 0 && at > end) {
            return 0;
        }
        return Integer.parseInt(clauses.substring(at + before.length(), clauses.indexOf(')', at)));
    }

    private String number(int digits) {
        StringBuilder number = new StringBuilder();
        number.append(digits == 1 ? random.nextInt(10) : 1 + random.nextInt(9));
        for (int i = 1; i < digits; i++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }
}
