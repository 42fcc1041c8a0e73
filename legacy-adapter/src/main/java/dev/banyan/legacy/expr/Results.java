package dev.banyan.legacy.expr;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression answers, as a tree. */
final class Results {
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 500_000;
    private static final MathContext DIGITS = new MathContext(ExactNumber.COMPUTABLE_DIGITS, RoundingMode.HALF_EVEN);

    private int values;

    private Results() {}

    static @Nullable Tree of(@Nullable Object result) throws Unfit {
        return result == null ? null : new Results().tree(result, 0);
    }

    private Tree tree(@Nullable Object value, int depth) throws Unfit {
        if (depth > DEEPEST) {
            throw new Unfit("", "more than " + DEEPEST + " levels (expected: fewer)");
        }
        // One list in a thousand places is one list to the expression, and a thousand to what is written.
        if (++values > MOST_VALUES) {
            throw new Unfit("", "an answer of more than " + MOST_VALUES + " values (expected: fewer)");
        }
        if (value == null) {
            return Leaf.NULL;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Boolean truth) {
            return Leaf.of(truth);
        }
        if (value instanceof Number number) {
            return Leaf.number(literal(number));
        }
        return value instanceof List<?> list ? items(list, depth) : branch(value, depth);
    }

    private static Leaf text(String text) throws Unfit {
        if (!TextCoding.isWhole(text)) {
            throw new Unfit("", "half of a surrogate pair (expected: whole characters)");
        }
        return Leaf.text(text);
    }

    private Tree items(List<?> list, int depth) throws Unfit {
        List<Tree> all = new ArrayList<>(list.size());
        for (Object element : list) {
            all.add(tree(element, depth + 1));
        }
        return new Items(all);
    }

    private Tree branch(Object value, int depth) throws Unfit {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Unfit("", "a function (expected: a value)");
        }
        Branch branch = new Branch();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            branch.put(String.valueOf(entry.getKey()), tree(entry.getValue(), depth + 1));
        }
        return branch;
    }

    private static String literal(Number number) throws Unfit {
        if (number instanceof ExactNumber exact) {
            return exact.toString();
        }
        if (!(number instanceof Double computed)) {
            return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        }
        if (computed.isNaN() || computed.isInfinite()) {
            throw new Unfit("", "no number (expected: one that can be written)");
        }
        // A sum of 1.10 and 2.20 is 3.3, and not what binary fractions make of it.
        return new BigDecimal(computed).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
