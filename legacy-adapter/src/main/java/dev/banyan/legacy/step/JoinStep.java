package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;

/**
 * A list becomes a text. What holds the separator itself could not be told apart again, and does not fit; null is as if
 * it were empty.
 *
 * @param separator may be empty
 */
public record JoinStep(String separator) {

    public Leaf apply(Tree value) throws Unfit {
        if (value instanceof Leaf single) {
            return Leaf.text(single.text());
        }
        if (!(value instanceof Items items)) {
            throw new Unfit("", "an object (expected: a list of values)");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.all().size(); i++) {
            text.append(i == 0 ? "" : separator).append(element(items.all().get(i), i));
        }
        return Leaf.text(text.toString());
    }

    private String element(Tree tree, int index) throws Unfit {
        if (!(tree instanceof Leaf leaf)) {
            throw new Unfit("/" + index, "an object or list (expected: a value)");
        }
        if (!separator.isBlank() && leaf.text().contains(separator)) {
            throw new Unfit("/" + index, "a value with the separator in it (expected: without)");
        }
        return leaf.text();
    }
}
