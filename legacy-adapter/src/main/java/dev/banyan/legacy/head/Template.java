package dev.banyan.legacy.head;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text with references in it, each escaped for its place. Immutable. */
public final class Template {
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Literal text, or a reference in a spot. */
    private record Part(String literal, @Nullable Reference reference, Spot spot) {}

    /** A header's value. */
    public static Template header(String text) throws BadTemplate {
        List<Part> parts = parts(text, Spot.HEADER);
        boolean quoted = false;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.reference() == null) {
                quoted ^= part.literal().chars().filter(c -> c == '"').count() % 2 == 1;
            } else if (quoted) {
                parts.set(i, new Part("", part.reference(), Spot.QUOTED));
            }
        }
        return new Template(parts);
    }

    /** A parameter's value. */
    static Template parameter(String text) throws BadTemplate {
        return new Template(parts(text, Spot.PARAMETER).stream()
                .map(part -> part.reference() == null ? escaped(part) : part)
                .toList());
    }

    /** A path. */
    static Template path(String text) throws BadTemplate {
        return new Template(parts(text, Spot.SEGMENT));
    }

    /** A query that is written as a query: only what references bring is escaped. */
    static Template query(String text) throws BadTemplate {
        return new Template(parts(text, Spot.PARAMETER));
    }

    private static Part escaped(Part part) {
        StringBuilder text = new StringBuilder();
        try {
            Spot.PARAMETER.write(part.literal(), text);
        } catch (Unfit impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Part(text.toString(), null, Spot.PARAMETER);
    }

    private static List<Part> parts(String text, Spot spot) throws BadTemplate {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                parts.add(new Part(text.substring(at, end), null, spot));
            }
            at = open < 0 ? end : addReference(text, open, spot, parts);
        }
        return parts;
    }

    private static int addReference(String text, int open, Spot spot, List<Part> parts) throws BadTemplate {
        int close = text.indexOf('}', open);
        if (close < 0) {
            throw new BadTemplate("{ without } (expected: both)");
        }
        Reference reference = Reference.of(text.substring(open + 1, close));
        boolean several = spot == Spot.SEGMENT && reference.slashes();
        parts.add(new Part("", reference, several ? Spot.SEGMENTS : spot));
        return close + 1;
    }

    /** What it refers to, in order. */
    public Stream<Reference> references() {
        return parts.stream().map(Part::reference).filter(java.util.Objects::nonNull);
    }

    /**
     * The text, filled.
     *
     * @return null: one of the values is missing
     * @throws Unfit where a value cannot stand in its place
     */
    public @Nullable String fill(Scope scope) throws Unfit {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Reference reference = part.reference();
            if (reference == null) {
                text.append(part.literal());
                continue;
            }
            String value = reference.value(scope);
            if (value == null) {
                return null;
            }
            part.spot().write(value, text);
        }
        return text.toString();
    }

    /** The first reference that has no value; for messages. */
    String missing(Scope scope) throws Unfit {
        for (Part part : parts) {
            Reference reference = part.reference();
            if (reference != null && reference.value(scope) == null) {
                return reference.toString();
            }
        }
        return "";
    }
}
