package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of what is written, and how they are: where all elements have one, it is declared once, as the default;
 * where some have another or none, those that have one get a prefix, which even old readers understand.
 */
public final class Vocabulary {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** Prefixes, at most; a namespace beyond them is declared as the default where it is needed. */
    private static final int MOST = 62;

    private final String namespace;
    private final Shape shape;
    private final List<String> prefixed;
    private final boolean hasPrefixedElements;
    private final boolean hasNulls;
    private final String around;
    private final String aroundPrefix;

    /**
     * @param namespace of elements where the shape says nothing; empty: none
     * @param shape of the document
     */
    public Vocabulary(String namespace, Shape shape) {
        this(namespace, shape, XML, "xml");
    }

    /**
     * @param around a namespace that is declared around the document, for attributes
     * @param aroundPrefix as this prefix
     */
    public Vocabulary(String namespace, Shape shape, String around, String aroundPrefix) {
        this.around = around;
        this.aroundPrefix = aroundPrefix;
        this.namespace = namespace;
        this.shape = shape;
        Survey survey = new Survey(shape);
        this.hasPrefixedElements = survey.elements.size() > 1;
        this.hasNulls = survey.hasNulls;
        Set<String> all = hasPrefixedElements ? survey.elements : new LinkedHashSet<>();
        all.addAll(survey.attributes);
        all.remove("");
        all.remove(XML);
        all.remove(around);
        this.prefixed = all.stream().limit(MOST).toList();
    }

    String namespace() {
        return namespace;
    }

    Shape shape() {
        return shape;
    }

    /** Whether null may stand somewhere. */
    boolean hasNulls() {
        return hasNulls;
    }

    /** The number of the prefix for elements of that namespace, from 0; -1: they get none. */
    int elementPrefix(String uri) {
        return hasPrefixedElements ? prefixed.indexOf(uri) : -1;
    }

    /** The number of the prefix for attributes of that namespace, from 0; -1: there is none. */
    int attributePrefix(String uri) {
        return prefixed.indexOf(uri);
    }

    /** What an attribute of that namespace is written with, whatever is declared; null: nothing yet. */
    @Nullable
    String givenPrefix(String uri) {
        return uri.isEmpty() ? "" : uri.equals(XML) ? "xml" : uri.equals(around) ? aroundPrefix : null;
    }

    /** Every part that may be somewhere, once. */
    private static final class Survey {
        private final Set<String> elements = new LinkedHashSet<>();
        private final Set<String> attributes = new LinkedHashSet<>();
        private boolean hasNulls;
        private final Deque<Shape> left = new ArrayDeque<>();
        private final Set<Shape> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        private Survey(Shape shape) {
            left.add(shape);
            while (!left.isEmpty()) {
                Shape next = left.remove();
                if (next instanceof Listing listing) {
                    left.add(listing.element());
                } else if (next instanceof Structure structure && seen.add(structure)) {
                    structure.parts().forEach(this::part);
                }
            }
        }

        private void part(Part part) {
            hasNulls |= part.nullable();
            if (part.name().startsWith("@")) {
                attributes.add(part.namespace());
            } else if (!part.name().startsWith("#")) {
                elements.add(part.namespace());
            }
            left.add(part.shape());
        }
    }
}
