package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tree in one line, for tables: {@code {order: {@id: '7', item: ['a', 'b'], note: null}}}; numbers stand without quotes. */
public final class Shown {
    private Shown() {}

    public static String of(Tree tree) {
        if (tree instanceof Branch branch) {
            return IntStream.range(0, branch.size())
                    .mapToObj(i -> branch.name(i) + ": " + of(branch.value(i)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (tree instanceof Items items) {
            return items.all().stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
        }
        Leaf leaf = (Leaf) tree;
        return switch (leaf.kind()) {
            case TEXT -> "'" + visible(leaf.text()) + "'";
            case NULL -> "null";
            default -> leaf.text();
        };
    }

    private static String visible(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
