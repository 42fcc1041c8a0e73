package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a line of each field of a shape. What contains itself is written down once. */
final class FieldReader {
    private static final int MOST = 5_000;

    private final Map<String, Copybook.Shared> redefinitions;
    private final Map<String, String> counters;
    private final Deque<Structure> around = new ArrayDeque<>();
    private int made;

    /** @param copybook null: the shape is of another kind of schema */
    FieldReader(@Nullable Copybook copybook) {
        this.redefinitions = copybook == null ? Map.of() : copybook.redefinitions();
        this.counters = copybook == null ? Map.of() : copybook.counters();
    }

    /**
     * Where a group of lines stands.
     *
     * @param whole pointer from the top of the schema's document, without the numbers of elements
     * @param there pointer on the schema's side, relative to the lines
     * @param json pointer on JSON's side, relative to the lines
     * @param names that JSON's object has already
     */
    private record Spot(String whole, String there, String json, Set<String> names) {
        Spot within(String part, String name) {
            String token = "/" + Pointer.escaped(part);
            return new Spot(whole + token, there + token, json + "/" + Pointer.escaped(name), new HashSet<>());
        }
    }

    /** @param root pointer to that shape from the top of its document */
    List<FieldLine> lines(Shape shape, Pointer root) {
        Spot spot = new Spot(root.toString(), "", "", new HashSet<>());
        List<FieldLine> lines = new ArrayList<>();
        if (shape instanceof Structure structure) {
            addAll(structure, spot, lines);
        } else {
            lines.add(FieldLine.of("", "/value", Notes.of(new Part("", shape, true, false, ""))));
        }
        return lines;
    }

    private void addAll(Structure structure, Spot spot, List<FieldLine> lines) {
        around.push(structure);
        for (Part part : structure.parts()) {
            Spot at = spot.within(part.name(), Names.json(part.name(), spot.names()));
            List<FieldLine> added = new ArrayList<>();
            add(part, at, added);
            String why = why(at.whole());
            added.stream()
                    .map(line -> why.isEmpty() || line.off() ? line : line.off(why))
                    .forEach(lines::add);
        }
        around.pop();
    }

    /** Why it has no line of its own; empty: it has. */
    private String why(String pointer) {
        Copybook.Shared shared = redefinitions.get(pointer);
        if (shared != null) {
            return "has the bytes of " + name(shared.original()) + ": one or the other";
        }
        return counters.entrySet().stream()
                .filter(entry -> entry.getValue().equals(pointer))
                .map(entry -> "follows from the list " + name(entry.getKey()))
                .findFirst()
                .orElse("");
    }

    private static String name(String pointer) {
        return Pointer.of(pointer).last();
    }

    private void add(Part part, Spot at, List<FieldLine> lines) {
        made++;
        Shape shape = part.shape();
        Part only = only(shape);
        if (made > MOST) {
            lines.add(FieldLine.of(at.there(), at.json(), Notes.of(part)).off("too many: write those that are needed"));
        } else if (only != null) {
            // A group around nothing but a list is the list.
            String token = "/" + Pointer.escaped(only.name());
            add(only, new Spot(at.whole() + token, at.there() + token, at.json(), at.names()), lines);
        } else if (shape instanceof Structure structure && !structure.parts().isEmpty()) {
            addStructure(part, structure, at, lines);
        } else if (shape instanceof Listing listing && listing.element() instanceof Structure element) {
            lines.add(each(part, element, at));
        } else {
            lines.add(FieldLine.of(at.there(), at.json(), Notes.of(part)));
        }
    }

    /** The one part of a structure that has no other, where that is a list; null: it is no such structure. */
    private static @Nullable Part only(Shape shape) {
        boolean wrapper = shape instanceof Structure structure
                && !structure.isOpen()
                && structure.parts().size() == 1;
        Part only = wrapper ? ((Structure) shape).parts().get(0) : null;
        return only != null && only.shape() instanceof Listing ? only : null;
    }

    private void addStructure(Part part, Structure structure, Spot at, List<FieldLine> lines) {
        if (around.contains(structure)) {
            lines.add(FieldLine.of(at.there(), at.json(), Notes.of(part))
                    .off("contains itself: write as many levels as there are"));
        } else {
            addAll(structure, at, lines);
        }
    }

    private FieldLine each(Part part, Structure element, Spot at) {
        String note = Notes.of(part);
        if (around.contains(element)) {
            return new FieldLine(at.there(), at.json(), true, List.of(), note, false)
                    .off("contains itself: write as many levels as there are");
        }
        List<FieldLine> below = new ArrayList<>();
        addAll(element, new Spot(at.whole(), "", "", new HashSet<>()), below);
        return new FieldLine(at.there(), at.json(), true, below, note, false);
    }
}
