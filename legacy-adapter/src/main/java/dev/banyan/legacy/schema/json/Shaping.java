package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From schemas to shapes. Each place is done once: a structure that contains itself is one object. */
final class Shaping {
    private static final int MAX_DEPTH = 100;

    private final Documents documents;
    private final Kinds kinds;
    private final Map<List<Node>, Typed> known = new HashMap<>();
    /** What is being done and no structure yet: of what contains only itself, or lists of itself, nothing is known. */
    private Set<List<Node>> open = new HashSet<>();

    private int depth;

    /** @param nullable whether null may stand in its place */
    record Typed(Shape shape, boolean nullable) {
        static final Typed ANYTHING = new Typed(Anything.ANYTHING, false);
    }

    Shaping(Documents documents) {
        this.documents = documents;
        this.kinds = new Kinds(documents);
    }

    /** @param schemas all that hold there; none: anything */
    Typed shape(List<Node> schemas) throws BadSchema {
        List<Node> start = schemas.size() == 1 ? List.of(documents.meant(schemas.get(0))) : schemas;
        Typed before = start.isEmpty() || open.contains(start) ? Typed.ANYTHING : known.get(start);
        if (before != null) {
            return before;
        }
        if (++depth > MAX_DEPTH) {
            throw start.get(0).bad("$ref", "at most " + MAX_DEPTH + " levels that do not repeat");
        }
        open.add(start);
        Typed typed = typed(start, documents.facets(start));
        open.remove(start);
        known.put(start, typed);
        depth--;
        return typed;
    }

    private Typed typed(List<Node> start, Facets facets) throws BadSchema {
        Set<Kind> all = kinds.of(facets);
        boolean nullable = all.contains(Kind.NULL) && all.size() < Kind.values().length;
        Set<Kind> rest = EnumSet.copyOf(all);
        rest.remove(Kind.NULL);
        if (rest.equals(EnumSet.of(Kind.OBJECT))) {
            return structure(start, facets, nullable);
        }
        Shape shape = rest.equals(EnumSet.of(Kind.ARRAY)) ? Lists.of(this, facets) : Values.of(documents, facets, rest);
        return new Typed(shape, nullable);
    }

    /** Known from now on, also to its own parts; and the lists that it stands in may stand in it again. */
    private Typed structure(List<Node> start, Facets facets, boolean nullable) throws BadSchema {
        Structure structure = new Structure();
        Typed typed = new Typed(structure, nullable);
        known.put(start, typed);
        Set<List<Node>> above = open;
        open = new HashSet<>();
        new Parts(documents, this).fill(structure, facets);
        open = above;
        return typed;
    }
}
