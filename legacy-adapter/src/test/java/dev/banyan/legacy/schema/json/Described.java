package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A shape in one line: {@code !} is required, {@code ?} may be null, {@code ...} is open, {@code ^1} the first structure
 * again.
 */
final class Described {
    private final Map<Structure, Integer> seen = new IdentityHashMap<>();

    static String of(Shape shape) {
        return new Described().text(shape);
    }

    private String text(Shape shape) {
        if (shape instanceof Structure structure) {
            return structure(structure);
        }
        if (shape instanceof Listing listing) {
            String most = listing.most() == Integer.MAX_VALUE ? "" : "<=" + listing.most();
            return "[" + text(listing.element()) + "]" + most;
        }
        return shape instanceof Value value ? value(value) : "any";
    }

    private String structure(Structure structure) {
        Integer before = seen.putIfAbsent(structure, seen.size() + 1);
        if (before != null) {
            return "^" + before;
        }
        List<String> parts = new ArrayList<>();
        for (Part part : structure.parts()) {
            String marks = (part.required() ? "!" : "") + (part.nullable() ? "?" : "");
            parts.add(part.name() + marks + ": " + text(part.shape()));
        }
        if (structure.isOpen()) {
            parts.add("...");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static String value(Value value) {
        return value.type().name().toLowerCase()
                + (value.maxLength() == Value.UNBOUNDED ? "" : "(" + value.maxLength() + ")")
                + (value.scale() == Value.UNBOUNDED ? "" : "." + value.scale())
                + (value.allowed().isEmpty() ? "" : "=" + String.join("/", new TreeSet<>(value.allowed())));
    }
}
