package dev.banyan.legacy.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named parts, in the order in which a writer must keep them. May contain itself. Filled by whoever makes it, not
 * changed afterwards.
 */
public final class Structure implements Shape {
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private boolean open;

    /**
     * One part.
     *
     * @param name as in a tree: an attribute is {@code @name}, text beside attributes {@code #text}
     * @param shape a {@link Listing} where there may be several
     * @param required true: a document without it is none
     * @param nullable true: null (xsi:nil) may stand in its place
     * @param namespace of the XML element or attribute; empty: none, or not XML
     */
    public record Part(String name, Shape shape, boolean required, boolean nullable, String namespace) {}

    public Structure add(Part part) {
        parts.put(part.name(), part);
        return this;
    }

    /** Parts that are not named here are fine, too. */
    public Structure open() {
        open = true;
        return this;
    }

    public boolean isOpen() {
        return open;
    }

    /** The part of that name; null: there is none. */
    public @Nullable Part part(String name) {
        return parts.get(name);
    }

    public List<Part> parts() {
        return new ArrayList<>(parts.values());
    }

    Iterable<Part> each() {
        return parts.values();
    }
}
