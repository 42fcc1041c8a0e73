package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.csv.Columns;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.Line;
import java.util.List;
import java.util.Optional;

/** What lines say of the columns of rows that go: their order, and that each is there even where no message fills it. */
final class RowLines {
    private RowLines() {}

    /** A line with {@code each} makes the rows; without one all lines make one row. */
    static Columns columns(List<Line> lines) {
        Optional<Line> rows = lines.stream()
                .filter(line -> line.each() != null && !line.map().isEmpty())
                .findFirst();
        return new Columns(names(rows.map(Line::map).orElse(lines)), rows.isEmpty());
    }

    /** None where a line fills more or less than one cell: what it makes is known when it comes. */
    private static List<String> names(List<Line> lines) {
        List<List<String>> places =
                lines.stream().map(line -> Pointer.of(line.to()).tokens()).toList();
        boolean cells = places.stream().allMatch(tokens -> tokens.size() == 1)
                && lines.stream().allMatch(line -> line.map().isEmpty());
        return cells ? places.stream().map(tokens -> tokens.get(0)).distinct().toList() : List.of();
    }
}
