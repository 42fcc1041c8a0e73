package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes trees as elements. */
public final class TreeWriter {
    /** The part that is the namespace of its element. */
    public static final String NAMESPACE = "@xmlns";

    private static final String XSI = "xsi";

    private final XmlOutput out;
    private final Vocabulary vocabulary;

    public TreeWriter(XmlOutput out, Vocabulary vocabulary) {
        this.out = out;
        this.vocabulary = vocabulary;
    }

    /**
     * What is declared around an element.
     *
     * @param unknown namespace of elements that the shape does not know
     * @param unprefixed namespace of elements without prefix
     * @param prefixes which of the vocabulary's are declared, one bit each, and one for {@link #XSI}
     */
    private record Place(String unknown, String unprefixed, long prefixes) {
        private static final long XSI_BIT = 1L << 63;

        private boolean has(long bit) {
            return (prefixes & bit) != 0;
        }

        private Place with(long bit) {
            return new Place(unknown, unprefixed, prefixes | bit);
        }
    }

    /** An element, or several where the tree is a list, around which no namespace is declared as the default. */
    public void root(String name, Tree tree) throws Unfit {
        part(name, tree, vocabulary.shape(), new Place(vocabulary.namespace(), "", 0), 0);
    }

    private void part(String name, Tree tree, Shape around, Place place, int depth) throws Unfit {
        Part part = around instanceof Structure structure ? structure.part(name) : null;
        String namespace = part == null ? place.unknown() : part.namespace();
        Shape shape = part == null ? Anything.ANYTHING : part.shape();
        try {
            if (tree instanceof Items items) {
                list(name, items, shape, namespace, place, depth);
            } else {
                element(name, tree, shape, namespace, place, depth);
            }
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    private void list(String name, Items items, Shape shape, String namespace, Place place, int depth) throws Unfit {
        Shape element = shape instanceof Listing listing ? listing.element() : shape;
        for (int i = 0; i < items.all().size(); i++) {
            try {
                element(name, items.all().get(i), element, namespace, place, depth);
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
    }

    private void element(String name, Tree tree, Shape shape, String namespace, Place place, int depth) throws Unfit {
        if (tree instanceof Items) {
            throw new Unfit("", "a list in a list (expected: none; XML has no element for it)");
        }
        if (depth == XmlInput.MAX_DEPTH) {
            throw new Unfit("", "an element in " + depth + " others (expected: fewer)");
        }
        Branch branch = tree instanceof Branch some ? some : null;
        String own = branch == null ? null : own(branch);
        String itsNamespace = own == null ? namespace : own;
        Place around = own == null ? place : new Place(own, place.unprefixed(), place.prefixes());
        int prefix = vocabulary.elementPrefix(itsNamespace);
        out.begin(word(prefix), name);
        Place inside = declared(around, itsNamespace, prefix, depth);
        if (branch != null) {
            content(branch, shape, attributes(branch, shape, inside), depth);
        } else {
            leaf((Leaf) tree, inside);
        }
        out.end(word(prefix), name);
    }

    private static @Nullable String own(Branch branch) throws Unfit {
        Tree own = branch.get(NAMESPACE);
        return own == null ? null : text(own);
    }

    private static String word(int prefix) {
        return prefix < 0 ? "" : "ns" + (prefix + 1);
    }

    private Place declared(Place around, String namespace, int prefix, int depth) throws Unfit {
        Place place = around;
        if (prefix >= 0) {
            place = declaredPrefix(place, prefix, namespace);
        } else if (!namespace.equals(place.unprefixed())) {
            out.attribute("", "xmlns", namespace);
            place = new Place(place.unknown(), namespace, place.prefixes());
        }
        return depth == 0 && vocabulary.hasNulls() ? declaredXsi(place) : place;
    }

    private Place declaredPrefix(Place place, int prefix, String namespace) throws Unfit {
        if (place.has(1L << prefix)) {
            return place;
        }
        out.attribute("xmlns", word(prefix), namespace);
        return place.with(1L << prefix);
    }

    private Place declaredXsi(Place place) throws Unfit {
        if (place.has(Place.XSI_BIT)) {
            return place;
        }
        out.attribute("xmlns", XSI, TreeReader.XSI);
        return place.with(Place.XSI_BIT);
    }

    private Place attributes(Branch branch, Shape shape, Place around) throws Unfit {
        Place place = around;
        for (int i = 0; i < branch.size(); i++) {
            String name = branch.name(i);
            if (name.startsWith("@") && !name.equals(NAMESPACE)) {
                Part part = shape instanceof Structure structure ? structure.part(name) : null;
                try {
                    place = attribute(name.substring(1), branch.value(i), part == null ? "" : part.namespace(), place);
                } catch (Unfit unfit) {
                    throw unfit.within(name);
                }
            }
        }
        return place;
    }

    private Place attribute(String name, Tree value, String namespace, Place around) throws Unfit {
        String given = vocabulary.givenPrefix(namespace);
        int prefix = given == null ? vocabulary.attributePrefix(namespace) : -1;
        Place place = prefix < 0 ? around : declaredPrefix(around, prefix, namespace);
        out.attribute(given == null ? word(prefix) : given, name, text(value));
        return place;
    }

    private void content(Branch branch, Shape shape, Place place, int depth) throws Unfit {
        for (int i = 0; i < branch.size(); i++) {
            String name = branch.name(i);
            if (name.equals("#text")) {
                text(name, branch.value(i));
            } else if (!name.startsWith("@")) {
                part(name, branch.value(i), shape, place, depth + 1);
            }
        }
    }

    private void text(String name, Tree text) throws Unfit {
        try {
            out.text(text(text));
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    private void leaf(Leaf leaf, Place place) throws Unfit {
        if (leaf.kind() == Leaf.Kind.NULL) {
            declaredXsi(place);
            out.attribute(XSI, "nil", "true");
        } else {
            out.text(text(leaf));
        }
    }

    private static String text(Tree tree) throws Unfit {
        if (!(tree instanceof Leaf leaf) || leaf.kind() == Leaf.Kind.NULL) {
            String found = tree instanceof Items ? "a list" : tree instanceof Branch ? "an object" : "null";
            throw new Unfit("", found + " (expected: a single value)");
        }
        return leaf.kind() == Leaf.Kind.NUMBER ? plain(leaf.text()) : leaf.text();
    }

    /** Numbers of a schema have no exponent, those of JSON may. */
    private static String plain(String literal) throws Unfit {
        if (literal.indexOf('e') < 0 && literal.indexOf('E') < 0) {
            return literal;
        }
        BigDecimal value = Literal.decimal(literal);
        if (value == null) {
            throw new Unfit("", "a number with too large an exponent (expected: one that can be written out)");
        }
        return value.toPlainString();
    }
}
