package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Trees that XML can carry, in the one form that a reader makes of them. */
public final class XmlTrees {
    private static final List<String> NAMES = List.of("a", "b", "item", "_x", "c.d-e", "\u00f6l", "\u4e2d\u6587");

    private XmlTrees() {}

    /** Documents: one root. */
    public static Arbitrary<Branch> documents() {
        return Arbitraries.of(NAMES).flatMap(root -> element(4).map(tree -> new Branch().put(root, tree)));
    }

    private static Arbitrary<Tree> element(int depth) {
        Arbitrary<Tree> leaf = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, texts().map(Leaf::text)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Leaf.NULL)));
        return depth == 0 ? leaf : Arbitraries.oneOf(leaf, branch(depth));
    }

    private static Arbitrary<Tree> branch(int depth) {
        Arbitrary<Map<String, String>> attributes =
                Arbitraries.maps(Arbitraries.of(NAMES), texts()).ofMaxSize(3);
        Arbitrary<Map<String, List<Tree>>> elements = Arbitraries.maps(
                        Arbitraries.of(NAMES),
                        Arbitraries.lazy(() -> element(depth - 1))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .ofMaxSize(3);
        return net.jqwik.api.Combinators.combine(attributes, elements, texts()).as(XmlTrees::branch);
    }

    private static Tree branch(Map<String, String> attributes, Map<String, List<Tree>> elements, String text) {
        Branch branch = new Branch();
        attributes.forEach((name, value) -> branch.put("@" + name, Leaf.text(value)));
        // Blanks between elements are for the eye.
        boolean isText = !text.isEmpty() && (elements.isEmpty() || !text.chars().allMatch(Chars::isBlank));
        if (isText) {
            branch.put("#text", Leaf.text(text));
        }
        elements.forEach(
                (name, all) -> branch.put(name, all.size() == 1 ? all.get(0) : new Items(new ArrayList<>(all))));
        boolean isLeaf = attributes.isEmpty() && elements.isEmpty();
        return isLeaf ? Leaf.text(text) : branch;
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                "<",
                ">",
                "&",
                "]]>",
                "\r",
                "\r\n",
                "\n",
                "\t",
                "\"",
                "'",
                " ",
                "&amp;",
                "\u00e9",
                "\u20ac",
                "\ud83d\ude00",
                "\u0085",
                "\u2028",
                "\ud7ff",
                "\ue000",
                "\ufffd",
                "\u007f",
                "007",
                "1.50",
                "true");
        return Arbitraries.oneOf(
                        odd, Arbitraries.strings().withCharRange('0', 'z').ofMaxLength(20))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
