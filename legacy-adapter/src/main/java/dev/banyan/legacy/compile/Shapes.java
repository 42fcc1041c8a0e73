package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows pointers into shapes, the way they will be followed into bodies. */
final class Shapes {
    private Shapes() {}

    /** What may stand there; null: by the schema nothing ever can. Lists are seen through. */
    static @Nullable Shape at(Shape shape, Pointer pointer) {
        Shape at = shape;
        for (String token : pointer.tokens()) {
            at = part(at, token);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static @Nullable Shape part(Shape shape, String token) {
        if (shape instanceof Listing listing) {
            return isElement(token) ? listing.element() : part(listing.element(), token);
        }
        if (shape instanceof Structure structure) {
            Part part = structure.part(token);
            if (part != null) {
                return part.shape();
            }
            return structure.isOpen() ? Anything.ANYTHING : isElement(token) ? structure : null;
        }
        if (shape instanceof Value) {
            return token.equals("#text") || token.equals("0") ? shape : null;
        }
        return shape;
    }

    private static boolean isElement(String token) {
        return token.equals("-") || !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A single value, where that is one: also text with attributes is. */
    static @Nullable Value value(@Nullable Shape shape) {
        if (shape instanceof Value value) {
            return value;
        }
        if (shape instanceof Listing listing) {
            return value(listing.element());
        }
        if (shape instanceof Structure structure && structure.part("#text") != null && isText(structure)) {
            return value(structure.part("#text").shape());
        }
        return null;
    }

    private static boolean isText(Structure structure) {
        return structure.parts().stream()
                .allMatch(part -> part.name().startsWith("@") || part.name().equals("#text"));
    }

    /** The names that could have been meant where that one is not known. */
    static List<String> names(@Nullable Shape shape) {
        Shape single = shape instanceof Listing listing ? listing.element() : shape;
        return single instanceof Structure structure
                ? structure.parts().stream().map(Part::name).toList()
                : List.of();
    }
}
