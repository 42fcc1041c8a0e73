package dev.banyan.legacy.workbench;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;

/** A value on one line, as JSON writes it; cut where it is long. */
final class TreeText {
    private static final int LONGEST = 200;

    private final StringBuilder text = new StringBuilder();

    private TreeText() {}

    static String of(Tree tree) {
        TreeText whole = new TreeText();
        whole.write(tree);
        return whole.isFull() ? whole.text.substring(0, LONGEST) + "..." : whole.text.toString();
    }

    /** How many elements or parts it has; of a single value, itself. */
    static String sizeOf(Tree tree) {
        if (tree instanceof Leaf) {
            return of(tree);
        }
        boolean list = tree instanceof Items;
        int size = list ? ((Items) tree).all().size() : ((Branch) tree).size();
        return size + (list ? " element" : " part") + (size == 1 ? "" : "s");
    }

    private boolean isFull() {
        return text.length() > LONGEST;
    }

    /** Each level writes a sign, so that the length bounds the depth too. */
    private void write(Tree tree) {
        if (tree instanceof Leaf leaf) {
            write(leaf);
        } else if (tree instanceof Items items) {
            text.append('[');
            for (int i = 0; i < items.all().size() && !isFull(); i++) {
                text.append(i == 0 ? "" : ", ");
                write(items.all().get(i));
            }
            text.append(']');
        } else if (tree instanceof Branch branch) {
            text.append('{');
            for (int i = 0; i < branch.size() && !isFull(); i++) {
                text.append(i == 0 ? "" : ", ");
                quoted(branch.name(i));
                text.append(": ");
                write(branch.value(i));
            }
            text.append('}');
        }
    }

    private void write(Leaf leaf) {
        switch (leaf.kind()) {
            case TEXT -> quoted(leaf.text());
            case NULL -> text.append("null");
            default -> text.append(leaf.text());
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length() && !isFull(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        text.append("\\u00").append(Integer.toHexString(0x100 | c), 1, 3);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
