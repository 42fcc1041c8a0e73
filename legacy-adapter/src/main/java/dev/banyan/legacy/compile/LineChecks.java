package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.Constant;
import dev.banyan.rules.model.translation.Line;
import dev.banyan.rules.validate.Suggestion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of a line before any message came: by itself, beside the other lines, and by the schemas. */
final class LineChecks {

    void check(Line line, Sides sides, Faults faults) {
        checkKeys(line, sides, faults);
        String from = line.each() != null ? line.each() : line.from();
        Shape source = null;
        if (from != null && (from.isEmpty() || from.startsWith("/"))) {
            source = known(sides.here(), from, line.each() != null ? "each" : "from", "nothing ever matches", faults);
        }
        Shape target = known(sides.there(), line.to(), "to", "the schema knows no such place", faults);
        if (line.map().isEmpty() && target != null) {
            checkTarget(line, source, target, faults);
        }
    }

    private static void checkKeys(Line line, Sides sides, Faults faults) {
        if (!line.map().isEmpty() && line.each() == null && !isPointer(line.from())) {
            faults.at("map")
                    .error("misplaced-key", "map: of a single value (expected: with each, or from a pointer)", "");
        }
        if (!line.map().isEmpty()) {
            ofValues(line).forEach(key -> faults.at(key)
                    .error("misplaced-key", key + ": beside map (expected: in a line of the map)", ""));
            return;
        }
        if (line.otherwise() != null && line.values().isEmpty()) {
            faults.at("else").error("misplaced-key", "else: without enum (expected: both)", "");
        }
        if (line.round() != null && !"int".equals(line.type()) && !hasScale(line) && sides.scale(line.to()) == null) {
            faults.at("round")
                    .warning(
                            "unused-key",
                            "round: to no number of digits (expected: type: int, number: {scale: ...} or a schema that says it)",
                            "");
        }
    }

    /** Keys for single values: an object or a list that lines make has no use for them. */
    private static List<String> ofValues(Line line) {
        return Stream.of(
                        key("default", line.fallback()),
                        key("split", line.split()),
                        key("join", line.join()),
                        key("enum", line.values().isEmpty() ? null : line.values()),
                        key("else", line.otherwise()),
                        key("date", line.date()),
                        key("number", line.number()),
                        key("round", line.round()),
                        key("type", line.type()))
                .flatMap(key -> key)
                .toList();
    }

    private static Stream<String> key(String name, @Nullable Object value) {
        return value == null ? Stream.empty() : Stream.of(name);
    }

    private static boolean hasScale(Line line) {
        return line.number() != null && line.number().scale() != null;
    }

    private static boolean isPointer(@Nullable String from) {
        return from != null && (from.isEmpty() || from.startsWith("/"));
    }

    /** What is at that pointer; null and a fault: nothing can be. */
    private static @Nullable Shape known(Shape shape, String text, String key, String why, Faults faults) {
        Pointer pointer = Pointer.of(text);
        Shape found = Shapes.at(shape, pointer);
        if (found != null) {
            return found;
        }
        Pointer good = pointer;
        Shape last = null;
        while (last == null && !good.isWhole()) {
            good = new Pointer(good.tokens().subList(0, good.size() - 1));
            last = Shapes.at(shape, good);
        }
        String missing = pointer.tokens().get(good.size());
        List<String> names = Shapes.names(last);
        String expected = names.isEmpty() ? "nothing below " + (good.isWhole() ? "/" : good) : some(names);
        faults.at(key)
                .error(
                        "unknown-pointer",
                        key + ": " + text + ", where " + why + " (expected: " + expected + ")",
                        Suggestion.of(missing, names));
        return null;
    }

    static String some(List<String> names) {
        List<String> first = names.subList(0, Math.min(names.size(), 8));
        return (first.size() > 1 ? "one of " : "") + String.join(", ", first) + (names.size() > 8 ? ", ..." : "");
    }

    private static void checkTarget(Line line, @Nullable Shape source, Shape target, Faults faults) {
        Value value = Shapes.value(target);
        if (value == null) {
            if (target instanceof Structure && (line.constant() != null || isSingle(source))) {
                faults.at("to").error("wrong-type", "to: " + line.to() + ", an object (expected: a single value)", "");
            }
            return;
        }
        Constant constant = line.constant();
        if (constant != null && !value.allowed().isEmpty() && !value.allowed().contains(constant.text())) {
            faults.at("const")
                    .error(
                            "bad-value",
                            "const: " + constant.text() + " (expected: " + some(List.copyOf(value.allowed())) + ")",
                            "");
        }
        checkEnum(line, value, faults);
        Losses.check(line, Shapes.value(source), value, faults);
        if (source instanceof Listing && !(target instanceof Listing) && line.join() == null && line.each() == null) {
            faults.at("from")
                    .warning(
                            "list-to-value",
                            "from: a list, into a single value (expected: an element such as /0, or join)",
                            "");
        }
    }

    private static boolean isSingle(@Nullable Shape source) {
        return Shapes.value(source) != null && !(source instanceof Listing);
    }

    private static void checkEnum(Line line, Value value, Faults faults) {
        if (value.allowed().isEmpty() || line.date() != null || line.number() != null) {
            return;
        }
        line.values().forEach((from, to) -> {
            if (!value.allowed().contains(to.text())) {
                faults.at("enum")
                        .at(from)
                        .error(
                                "bad-value",
                                "enum: " + to.text() + " (expected: "
                                        + some(value.allowed().stream().sorted().toList()) + ")",
                                Suggestion.of(to.text(), value.allowed()));
            }
        });
    }
}
