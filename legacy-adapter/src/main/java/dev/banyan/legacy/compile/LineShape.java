package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document looks like in which every line finds what it looks for, and what fits where it goes: all that is known
 * of what comes where there is no schema of it.
 */
final class LineShape {
    private final boolean json;

    private LineShape(boolean json) {
        this.json = json;
    }

    static Shape of(CompiledBody compiled) {
        BodyTranslation body = compiled.written();
        LineShape shape = new LineShape(body.from().format().equals("json"));
        Shape there = Shapes.at(compiled.as().shape(), Pointer.of(body.as().root()));
        return shape.under(Pointer.of(body.from().root()).tokens(), shape.of(body.map(), there));
    }

    /** @param there what lines put their values into; null: not known */
    private Shape of(List<Line> lines, @Nullable Shape there) {
        Structure structure = new Structure();
        Shape whole = structure;
        for (Line line : lines) {
            String place = line.each() != null ? line.each() : line.from();
            if (place == null || !place.isEmpty() && !place.startsWith("/")) {
                continue;
            }
            List<String> tokens = Pointer.of(place).tokens();
            if (tokens.isEmpty()) {
                whole = below(line, there);
            } else {
                add(structure, tokens, below(line, there));
            }
        }
        return whole;
    }

    private Shape below(Line line, @Nullable Shape there) {
        Shape target = there == null ? null : Shapes.at(there, Pointer.of(line.to()));
        Shape element = target == null ? null : BodyCompiler.element(target);
        Shape one = line.map().isEmpty() ? value(line, Shapes.value(target)) : of(line.map(), element);
        return line.each() == null && line.join() == null ? one : new Listing(one);
    }

    private Value value(Line line, @Nullable Value target) {
        if (!line.values().isEmpty() || line.date() != null) {
            return Value.of(Value.Type.STRING);
        }
        if (line.number() == null && line.type() == null) {
            return target == null || line.split() != null ? Value.of(Value.Type.STRING) : target;
        }
        return Value.of(json ? type(line) : Value.Type.STRING);
    }

    private static Value.Type type(Line line) {
        if (line.number() != null || "decimal".equals(line.type())) {
            return Value.Type.DECIMAL;
        }
        return "int".equals(line.type())
                ? Value.Type.INT
                : "boolean".equals(line.type()) ? Value.Type.BOOLEAN : Value.Type.STRING;
    }

    /** A number in a pointer is an element of a list. */
    private void add(Structure into, List<String> tokens, Shape shape) {
        String name = tokens.get(0);
        List<String> rest = tokens.subList(1, tokens.size());
        boolean element = !rest.isEmpty() && rest.get(0).matches("[0-9]+");
        List<String> further = element ? rest.subList(1, rest.size()) : rest;
        Part there = into.part(name);
        if (further.isEmpty()) {
            if (there == null || !(structure(there.shape()) instanceof Structure)) {
                put(into, name, element ? new Listing(shape) : shape);
            }
            return;
        }
        Structure below = there == null ? null : structure(there.shape());
        if (below == null) {
            below = new Structure();
            put(into, name, element ? new Listing(below) : below);
        }
        add(below, further, shape);
    }

    private static void put(Structure into, String name, Shape shape) {
        into.add(new Part(name, shape, false, false, ""));
    }

    private static @Nullable Structure structure(Shape shape) {
        return BodyCompiler.element(shape) instanceof Structure structure ? structure : null;
    }

    private Shape under(List<String> tokens, Shape shape) {
        Shape at = shape;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Structure around = new Structure();
            put(around, tokens.get(i), at);
            at = around;
        }
        return at;
    }
}
