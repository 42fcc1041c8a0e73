package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the rules, with its number.
 *
 * @param number as in messages: {@code 4.2}
 * @param pointer below the body in the rules: {@code /map/3/map/1}
 */
record NumberedLine(Line line, String number, String pointer) {

    /** All lines, those within lines behind them. */
    static List<NumberedLine> all(List<Line> lines) {
        List<NumberedLine> all = new ArrayList<>();
        add(lines, "", "", all);
        return all;
    }

    private static void add(List<Line> lines, String prefix, String at, List<NumberedLine> all) {
        for (int i = 0; i < lines.size(); i++) {
            NumberedLine line = new NumberedLine(lines.get(i), prefix + (i + 1), at + "/map/" + i);
            all.add(line);
            add(lines.get(i).map(), line.number() + ".", line.pointer(), all);
        }
    }

    String name() {
        return "line " + number + " (to: " + (line.to().isEmpty() ? "/" : line.to()) + ")";
    }

    /** The pointer that says where a line's value comes from; null: no pointer does. */
    static @Nullable Pointer source(Line line) {
        String place = line.each() != null ? line.each() : line.from();
        return place != null && (place.isEmpty() || place.startsWith("/")) ? Pointer.of(place) : null;
    }

    /** What lines read, of lines within lines only what these read. */
    static void read(List<Line> lines, Pointer at, Used into) {
        for (Line line : lines) {
            Pointer source = source(line);
            if (source != null && line.map().isEmpty()) {
                into.add(at.then(source));
            } else if (source != null) {
                read(line.map(), at.then(source), into);
            }
        }
    }

    /** What lines fill, the same way. */
    static void filled(List<Line> lines, Pointer at, Used into) {
        for (Line line : lines) {
            Pointer target = at.then(Pointer.of(line.to()));
            if (line.map().isEmpty()) {
                into.add(target);
            } else {
                filled(line.map(), target, into);
            }
        }
    }
}
