package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents that a schema allows. */
final class Samples {
    private static final int DEEPEST = 12;
    private static final int MOST = 5_000;

    private final boolean full;
    private final Map<String, String> known;
    /** What is being made, from the outside in. */
    private final Deque<Structure> around = new ArrayDeque<>();

    private int made;

    /**
     * @param full true: every part, and two elements of each list; false: only what must be there
     * @param known values that are wanted at a place (a pointer without elements' numbers)
     */
    Samples(boolean full, Map<String, String> known) {
        this.full = full;
        this.known = known;
    }

    /** @param tops which parts of the top are made; of a document with one root, the one that is meant */
    Tree of(Shape shape, Set<String> tops) {
        if (!(shape instanceof Structure structure) || tops.isEmpty()) {
            return of(shape, Pointer.WHOLE, 0);
        }
        Branch branch = new Branch();
        for (String top : tops) {
            Part part = structure.part(top);
            if (part != null) {
                branch.put(top, of(part.shape(), Pointer.WHOLE.then(top), 1));
            }
        }
        return branch;
    }

    private Tree of(Shape shape, Pointer at, int depth) {
        made++;
        if (shape instanceof Structure structure) {
            return branch(structure, at, depth);
        }
        if (shape instanceof Listing listing) {
            return items(listing, at, depth);
        }
        String wanted = known.get(at.toString());
        if (wanted != null) {
            return Leaf.text(wanted);
        }
        return shape instanceof Value value ? value(value, at) : Leaf.text("a");
    }

    private Branch branch(Structure structure, Pointer at, int depth) {
        Branch branch = new Branch();
        around.push(structure);
        for (Part part : structure.parts()) {
            boolean wanted = part.required() || full && depth < DEEPEST && made < MOST && !isAround(part.shape());
            if (wanted && depth < 2 * DEEPEST) {
                branch.put(part.name(), of(part.shape(), at.then(part.name()), depth + 1));
            }
        }
        around.pop();
        return branch;
    }

    /** What contains itself is made once: more of it would prove no more. */
    private boolean isAround(Shape shape) {
        Shape element = BodyCompiler.element(shape);
        return element instanceof Structure structure && around.contains(structure);
    }

    private Items items(Listing listing, Pointer at, int depth) {
        List<Tree> all = new ArrayList<>();
        int count = Math.min(full ? 2 : 1, listing.most());
        for (int i = 0; i < count && depth < DEEPEST && made < MOST; i++) {
            all.add(of(listing.element(), at, depth + 1));
        }
        return new Items(all);
    }

    /** Values that differ from their neighbours: lines that got mixed up must not look right. */
    private Leaf value(Value value, Pointer at) {
        String listed = value.allowed().stream().sorted().findFirst().orElse(null);
        String digit = Integer.toString(1 + made % 9);
        return switch (value.type()) {
            case INT -> Leaf.number(listed == null ? digit : listed);
            case DECIMAL -> Leaf.number(listed == null ? decimal(value, digit) : listed);
            case BOOLEAN -> Leaf.TRUE;
            case DATE -> Leaf.text(or(listed, "2026-01-31"));
            case DATE_TIME -> Leaf.text(or(listed, "2026-01-31T10:20:30"));
            case STRING -> Leaf.text(or(listed, text(value, at)));
            case OPAQUE -> Leaf.text(or(listed, "a"));
        };
    }

    /** The field's name, as much of it as there is room for. */
    private static String text(Value value, Pointer at) {
        String name = at.isWhole() ? "" : at.last().replaceAll("[^A-Za-z0-9-]", "");
        int longest = value.maxLength() == Value.UNBOUNDED ? name.length() : Math.min(value.maxLength(), name.length());
        return longest <= 0 ? "a" : name.substring(0, longest);
    }

    private static String decimal(Value value, String digit) {
        int scale = value.scale() == Value.UNBOUNDED ? 2 : Math.min(value.scale(), 10);
        boolean whole = value.digits() == Value.UNBOUNDED || value.digits() > scale;
        return (whole ? digit : "0") + (scale == 0 ? "" : "." + "1".repeat(scale));
    }

    private static String or(@Nullable String listed, String otherwise) {
        return listed == null ? otherwise : listed;
    }
}
