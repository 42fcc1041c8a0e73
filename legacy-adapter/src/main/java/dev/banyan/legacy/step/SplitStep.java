package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A text becomes a list, of 100 000 parts at most. An empty text is an empty list.
 *
 * @param separator not empty; taken as it is, no pattern
 */
public record SplitStep(String separator) {
    private static final int MAX_PARTS = 100_000;

    public Items apply(Leaf value) throws Unfit {
        List<Tree> parts = new ArrayList<>();
        String text = value.text();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            if (parts.size() == MAX_PARTS - 1) {
                throw new Unfit("", "too many parts (expected: at most " + MAX_PARTS + ")");
            }
            parts.add(Leaf.text(text.substring(start, at)));
            start = at + separator.length();
        }
        if (!text.isEmpty()) {
            parts.add(Leaf.text(text.substring(start)));
        }
        return new Items(parts);
    }
}
