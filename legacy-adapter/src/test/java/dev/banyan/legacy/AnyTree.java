package dev.banyan.legacy;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Trees of all kinds, and the odd texts and numbers that make trouble. */
public final class AnyTree {
    private static final String[] PIECES = {
        "a",
        "B",
        "7",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\"",
        "\"\"",
        "\\",
        "/",
        "~",
        ",",
        ";",
        "&",
        "=",
        "+",
        "%",
        "%2",
        "%41",
        "%22",
        "'",
        "<",
        ">",
        "--",
        "ä",
        "ß",
        "€",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u0080",
        "\u2028",
        "\uFEFF",
        "\uFFFD",
        "😀",
        "\uDBFF\uDFFF",
        "e\u0301",
        "true",
        "null",
        "[",
        "{",
        "}",
        "]",
        ":",
        "0",
        "-",
        "."
    };

    private AnyTree() {}

    public static Arbitrary<String> texts() {
        return Arbitraries.randomValue(AnyTree::text);
    }

    /** Literals as JSON knows them, up to 300 digits. */
    public static Arbitrary<String> numbers() {
        return Arbitraries.randomValue(AnyTree::number);
    }

    public static Arbitrary<Tree> trees() {
        return Arbitraries.randomValue(random -> tree(random, 5));
    }

    private static Tree tree(Random random, int levels) {
        int kind = random.nextInt(levels == 0 ? 5 : 9);
        return switch (kind) {
            case 0 -> Leaf.NULL;
            case 1 -> Leaf.of(random.nextBoolean());
            case 2 -> Leaf.number(number(random));
            case 3, 4 -> Leaf.text(text(random));
            case 5, 6 -> items(random, levels);
            default -> branch(random, levels);
        };
    }

    private static Items items(Random random, int levels) {
        List<Tree> all = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            all.add(tree(random, levels - 1));
        }
        return new Items(all);
    }

    private static Branch branch(Random random, int levels) {
        Branch branch = new Branch();
        boolean isLarge = random.nextInt(50) == 0;
        for (int left = random.nextInt(isLarge ? 60 : 5); left > 0; left--) {
            branch.put(text(random), tree(random, isLarge ? 0 : levels - 1));
        }
        return branch;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(8); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String number(Random random) {
        StringBuilder number = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        number.append(random.nextInt(3) == 0 ? "0" : (1 + random.nextInt(9)) + digits(random, 0));
        if (random.nextInt(3) == 0) {
            number.append('.').append(digits(random, 1));
        }
        if (random.nextInt(4) == 0) {
            number.append(random.nextBoolean() ? "e" : "E")
                    .append(new String[] {"", "+", "-"}[random.nextInt(3)])
                    .append(random.nextInt(1000));
        }
        return number.toString();
    }

    private static String digits(Random random, int least) {
        int length = least + random.nextInt(random.nextInt(10) == 0 ? 300 : 20);
        StringBuilder digits = new StringBuilder();
        while (digits.length() < length) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
