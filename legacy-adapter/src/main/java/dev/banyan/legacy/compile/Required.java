package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Line;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Everything that the target's schema requires is filled by some line. */
final class Required {
    private static final int DEEPEST = 32;
    private static final Set<String> XML = Set.of("xml", "soap11", "soap12");

    private Required() {}

    static void check(BodyTranslation body, Sides sides, Faults faults) {
        if (body.keepRest()) {
            checkNamespaces(body, faults);
            return;
        }
        if (body.map().isEmpty()) {
            if (!body.as().format().equals("none")) {
                faults.warning(
                        "empty-map",
                        "map: no line, and rest: drop (expected: lines, or rest: keep)",
                        "the body that goes has nothing in it");
            }
            return;
        }
        check(body.map(), sides.there(), faults.at("map"));
    }

    /** Names of what is kept are known, their namespaces are not: only a schema or the rules can say these. */
    private static void checkNamespaces(BodyTranslation body, Faults faults) {
        boolean told = body.as().namespace() != null || body.as().schema() != null;
        if (XML.contains(body.from().format()) && XML.contains(body.as().format()) && !told) {
            faults.at("rest")
                    .warning(
                            "lost-namespaces",
                            "rest: keep, from XML to XML without namespace or schema (expected: one of them)",
                            "what is kept goes without the namespaces that it came with");
        }
    }

    private static void check(List<Line> lines, Shape shape, Faults faults) {
        List<Pointer> filled = lines.stream().map(line -> Pointer.of(line.to())).toList();
        check(filled, shape, Pointer.WHOLE, faults, 0);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Shape below = Shapes.at(shape, Pointer.of(line.to()));
            if (!line.map().isEmpty() && below != null) {
                check(line.map(), BodyCompiler.element(below), faults.at(i).at("map"));
            }
        }
    }

    /** Only in what lines make: an optional part that nothing is put into may be left out with all that is in it. */
    private static void check(List<Pointer> filled, Shape shape, Pointer at, Faults faults, int depth) {
        boolean whole = filled.stream().anyMatch(pointer -> begins(at, pointer));
        if (whole || depth > DEEPEST || !(BodyCompiler.element(shape) instanceof Structure structure)) {
            return;
        }
        for (Part part : structure.parts()) {
            Pointer place = at.then(part.name());
            boolean touched = filled.stream().anyMatch(pointer -> begins(pointer, place) || begins(place, pointer));
            if (touched) {
                check(filled, part.shape(), place, faults, depth + 1);
            } else if (part.required()) {
                faults.error(
                        "unfilled",
                        "map: nothing goes to " + place + " (expected: a line, the schema requires it)",
                        "");
            }
        }
    }

    /** True where the pointer is at or below that place. Elements of lists count as the list. */
    private static boolean begins(Pointer pointer, Pointer place) {
        List<String> tokens = pointer.tokens().stream()
                .filter(token -> !token.equals("-") && !token.matches("[0-9]+"))
                .toList();
        return tokens.size() >= place.size() && Objects.equals(tokens.subList(0, place.size()), place.tokens());
    }
}
