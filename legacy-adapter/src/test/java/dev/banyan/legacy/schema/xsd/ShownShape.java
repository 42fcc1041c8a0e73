package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A shape in one line: {@code order!: {@id!: int(10), line?: [string(20) | A B; 5], ...}}, where ! is required, ? is
 * nullable, ... is open and ^ a structure that is open already.
 */
public final class ShownShape {
    private final Deque<Structure> open = new ArrayDeque<>();
    private final boolean withNamespaces;

    private ShownShape(boolean withNamespaces) {
        this.withNamespaces = withNamespaces;
    }

    public static String of(Shape shape) {
        return new ShownShape(false).shape(shape);
    }

    /** Each part with its namespace before it, as {@code urn:x|name}. */
    public static String withNamespaces(Shape shape) {
        return new ShownShape(true).shape(shape);
    }

    private String shape(Shape shape) {
        if (shape instanceof Structure structure) {
            return structure(structure);
        }
        if (shape instanceof Listing listing) {
            String most = listing.most() == Integer.MAX_VALUE ? "" : "; " + listing.most();
            return "[" + shape(listing.element()) + most + "]";
        }
        return shape instanceof Value value ? value(value) : "anything";
    }

    private String structure(Structure structure) {
        if (open.stream().anyMatch(one -> one == structure)) {
            return "^";
        }
        open.push(structure);
        String parts = structure.parts().stream().map(this::part).collect(Collectors.joining(", "));
        open.pop();
        String more = structure.isOpen() ? (parts.isEmpty() ? "..." : ", ...") : "";
        return "{" + parts + more + "}";
    }

    private String part(Part part) {
        String namespace = withNamespaces && !part.namespace().isEmpty() ? part.namespace() + "|" : "";
        return namespace + part.name() + (part.required() ? "!" : "") + (part.nullable() ? "?" : "") + ": "
                + shape(part.shape());
    }

    private static String value(Value value) {
        String word = value.type().name().toLowerCase(Locale.ROOT);
        String digits = value.digits() == Value.UNBOUNDED ? "" : Integer.toString(value.digits());
        String scale = value.scale() == Value.UNBOUNDED ? "" : "," + value.scale();
        String length = value.maxLength() == Value.UNBOUNDED ? "" : Integer.toString(value.maxLength());
        String bounds = digits + scale + length;
        String allowed = value.allowed().isEmpty() ? "" : " | " + String.join(" ", new TreeSet<>(value.allowed()));
        return word + (bounds.isEmpty() ? "" : "(" + bounds + ")") + allowed;
    }
}
