package dev.banyan.legacy.compile;

import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where lines put things, seen together. */
final class Targets {
    private Targets() {}

    /** Two lines that put something in one place, or one below the other. */
    static void check(List<Line> lines, Faults faults) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Integer before = places.putIfAbsent(line.to(), i);
            if (before != null && line.when() == null && line.to().indexOf('-') < 0) {
                faults.at(i)
                        .at("to")
                        .warning(
                                "repeated-target",
                                "to: " + line.to() + ", as line " + (before + 1)
                                        + " (expected: another place, or a when)",
                                "this line has the last word");
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            checkAbove(lines, i, places, faults);
        }
    }

    private static void checkAbove(List<Line> lines, int index, Map<String, Integer> places, Faults faults) {
        Line line = lines.get(index);
        for (int slash = line.to().lastIndexOf('/');
                slash > 0;
                slash = line.to().lastIndexOf('/', slash - 1)) {
            Integer above = places.get(line.to().substring(0, slash));
            if (above != null && isSingle(lines.get(above))) {
                faults.at(index)
                        .at("to")
                        .warning(
                                "nested-target",
                                "to: " + line.to() + ", below the single value of line " + (above + 1)
                                        + " (expected: another place)",
                                "where both have a value, the one does not fit the other");
            }
        }
    }

    /** Certainly no object that could have further parts. */
    private static boolean isSingle(Line line) {
        boolean ofHead =
                line.from() != null && !line.from().isEmpty() && !line.from().startsWith("/");
        boolean steps = line.type() != null || line.date() != null || line.number() != null;
        return line.constant() != null || ofHead || steps || !line.values().isEmpty() || line.join() != null;
    }

    /** An XML document has one root, and rows that come are a list with nothing around it. */
    static void checkWhole(BodyTranslation body, Faults faults) {
        if (body.as().format().equals("xml") && body.as().root().isEmpty()) {
            checkRoots(body.map(), faults.at("map"));
        }
        if (body.from().format().equals("csv") && body.from().root().isEmpty()) {
            checkRows(body.map(), faults.at("map"));
        }
    }

    private static void checkRoots(List<Line> lines, Faults faults) {
        String root = null;
        for (int i = 0; i < lines.size(); i++) {
            Pointer to = Pointer.of(lines.get(i).to());
            if (to.isWhole() || lines.get(i).when() != null) {
                continue;
            }
            String name = to.tokens().get(0);
            if (root == null) {
                root = name;
            } else if (!root.equals(name)) {
                faults.at(i)
                        .at("to")
                        .error(
                                "several-roots",
                                "to: " + to + ", beside /" + root
                                        + " (expected: one element around all, as XML has it)",
                                "root: /NAME beside as puts one around");
            }
        }
    }

    private static void checkRows(List<Line> lines, Faults faults) {
        for (int i = 0; i < lines.size(); i++) {
            String each = lines.get(i).each();
            if (each != null && !Pointer.of(each).isWhole()) {
                faults.at(i)
                        .at("each")
                        .error(
                                "unknown-pointer",
                                "each: " + each + ", where nothing ever matches (expected: \"\", the rows themselves)",
                                "");
            }
        }
    }
}
