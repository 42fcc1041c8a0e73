package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places in a document that lines read, or fill: each with all that is below it. Elements of lists count as the list. */
final class Used {
    private final Shape shape;
    private final Set<String> places = new LinkedHashSet<>();

    /** @param shape of the whole document */
    Used(Shape shape) {
        this.shape = shape;
    }

    void add(Pointer pointer) {
        Shape at = shape;
        List<String> tokens = new ArrayList<>();
        for (String token : pointer.tokens()) {
            Shape one = element(at);
            Part part = one instanceof Structure structure ? structure.part(token) : null;
            boolean element = part == null && (token.equals("-") || token.matches("[0-9]+"));
            boolean text = part == null && token.equals("#text") && one instanceof Value;
            if (!element && !text) {
                tokens.add(token);
                at = part == null ? Anything.ANYTHING : part.shape();
            }
        }
        // Of what has attributes beside its text, a line takes the text alone.
        if (isText(element(at))) {
            tokens.add("#text");
        }
        places.add(new Pointer(tokens) + "/");
    }

    /** Whether all of what stands there is used. */
    boolean covers(Pointer pointer) {
        String place = pointer + "/";
        return places.stream().anyMatch(place::startsWith);
    }

    /** Whether something in it is used. */
    boolean touches(Pointer pointer) {
        String place = pointer + "/";
        return places.stream().anyMatch(used -> used.startsWith(place));
    }

    /** The parts of the top that are used at all. */
    Set<String> tops() {
        Set<String> tops = new LinkedHashSet<>();
        for (String place : places) {
            if (place.length() > 1) {
                tops.add(Pointer.of(place.substring(0, place.length() - 1))
                        .tokens()
                        .get(0));
            }
        }
        return tops;
    }

    static Shape element(Shape shape) {
        return shape instanceof Listing listing ? listing.element() : shape;
    }

    private static boolean isText(@Nullable Shape shape) {
        return shape instanceof Structure structure
                && structure.part("#text") != null
                && structure.parts().stream()
                        .allMatch(part ->
                                part.name().startsWith("@") || part.name().equals("#text"));
    }
}
