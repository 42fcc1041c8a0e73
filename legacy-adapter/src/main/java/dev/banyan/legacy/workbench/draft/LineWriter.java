package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.workbench.draft.Yaml.Noted;
import java.util.ArrayList;
import java.util.List;

/** Writes the lines of a map, one way or the other. */
final class LineWriter {
    private static final String NOTHING_IN_IT = "- {to: \"\", expr: \"{}\"}";

    private final boolean toJson;
    private final List<Noted> lines = new ArrayList<>();

    private LineWriter(boolean toJson) {
        this.toJson = toJson;
    }

    static List<String> written(List<FieldLine> fields, boolean toJson) {
        LineWriter writer = new LineWriter(toJson);
        writer.writeAll(fields, "");
        if (fields.stream().allMatch(FieldLine::off)) {
            writer.lines.add(new Noted(NOTHING_IN_IT, "it is there, with nothing in it"));
        }
        return Yaml.aligned(writer.lines);
    }

    private void writeAll(List<FieldLine> fields, String indent) {
        fields.forEach(field -> write(field, indent));
    }

    private void write(FieldLine field, String indent) {
        String start = field.off() ? indent + "# - " : indent + "- ";
        String to = Yaml.word(toJson ? field.json() : field.there());
        String from = Yaml.word(toJson ? field.there() : field.json());
        boolean nested = field.below().stream().anyMatch(line -> !line.off());
        if (!nested) {
            lines.add(new Noted(
                    start + "{to: " + to + ", " + (field.each() ? "each: " : "from: ") + from + "}", field.note()));
            return;
        }
        String next = field.off() ? indent + "#   " : indent + "  ";
        lines.add(new Noted(start + "to: " + to, field.note()));
        lines.add(new Noted(next + "each: " + from, ""));
        lines.add(new Noted(next + "map:", ""));
        writeAll(field.below(), next + "  ");
    }
}
