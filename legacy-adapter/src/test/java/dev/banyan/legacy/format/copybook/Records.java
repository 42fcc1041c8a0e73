package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Copybooks, records and documents in few words. */
final class Records {
    static final Charset EBCDIC = Charset.forName("IBM037");
    static final Charset ASCII = StandardCharsets.ISO_8859_1;

    private Records() {}

    /** @param entries in free format, one a line; put behind the columns that COBOL does not read */
    static Copybook copybook(String entries) throws BadSchema {
        return Copybook.parse(
                entries.lines().map(line -> "       " + line).collect(Collectors.joining("\n")), "test.cpy");
    }

    static CopybookFormat ascii(String entries) throws BadSchema {
        return new CopybookFormat(copybook(entries), ASCII, false, false);
    }

    static CopybookFormat ebcdic(String entries) throws BadSchema {
        return new CopybookFormat(copybook(entries), EBCDIC, false, false);
    }

    static CopybookFormat fixed(String entries) throws BadSchema {
        return new CopybookFormat(copybook(entries), ASCII, false, true);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(ASCII);
    }

    static String text(byte[] bytes) {
        return new String(bytes, ASCII);
    }

    static Branch of(Object... namesAndValues) {
        Branch branch = new Branch();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            branch.put((String) namesAndValues[i], tree(namesAndValues[i + 1]));
        }
        return branch;
    }

    static Items list(Object... values) {
        List<Tree> all = new ArrayList<>();
        for (Object value : values) {
            all.add(tree(value));
        }
        return new Items(all);
    }

    /** Whole numbers are numbers, and so is what is marked with a hash: {@code #1.50}. */
    static Tree tree(Object value) {
        if (value instanceof Tree tree) {
            return tree;
        }
        String text = value.toString();
        boolean number = value instanceof Integer || text.startsWith("#");
        return number ? Leaf.number(text.replace("#", "")) : Leaf.text(text);
    }

    static Tree read(CopybookFormat format, byte[] record) throws Unfit {
        return format.read(record, null);
    }
}
