package dev.banyan.legacy.format.csv;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.csv.CsvFormat.Cells;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One document, from rows to bytes. */
final class CsvWriter {
    private static final String LINE_END = "\r\n";

    private final StringBuilder out = new StringBuilder();
    private final char delimiter;
    private final char quote;
    private final Columns known;
    private final TextCoding coding;

    /** @param known columns that come first, and also where no row has them */
    CsvWriter(Cells cells, Columns known, TextCoding coding) {
        this.known = known;
        this.delimiter = cells.delimiter();
        this.quote = cells.quote();
        this.coding = coding;
    }

    byte[] rows(Tree tree, boolean header) throws Unfit {
        Rows rows = Rows.of(tree);
        Set<String> columns = columns(rows);
        if (header && !columns.isEmpty()) {
            header(columns);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows, i, columns);
        }
        try {
            return coding.encode(out.toString());
        } catch (Unfit unfit) {
            throw place(rows, unfit);
        }
    }

    private Set<String> columns(Rows rows) throws Unfit {
        Set<String> columns = new LinkedHashSet<>(known.of(rows));
        for (int i = 0; i < rows.size(); i++) {
            Branch row = rows.row(i);
            for (int j = 0; j < row.size(); j++) {
                columns.add(row.name(j));
            }
            if (columns.size() > CsvReader.MAX_COLUMNS) {
                throw new Unfit("", "too many columns (expected: at most " + CsvReader.MAX_COLUMNS + ")");
            }
        }
        if (columns.isEmpty() && rows.size() > 0) {
            throw new Unfit("", "rows without any column (expected: at least one)");
        }
        if ((long) columns.size() * rows.size() > CsvReader.MAX_CELLS) {
            throw new Unfit("", "too many cells (expected: at most " + CsvReader.MAX_CELLS + ")");
        }
        return columns;
    }

    private void header(Set<String> columns) {
        for (Iterator<String> column = columns.iterator(); column.hasNext(); ) {
            cell(column.next(), columns.size());
            out.append(column.hasNext() ? String.valueOf(delimiter) : LINE_END);
        }
    }

    private void row(Rows rows, int at, Set<String> columns) throws Unfit {
        Branch row = rows.row(at);
        for (Iterator<String> column = columns.iterator(); column.hasNext(); ) {
            String name = column.next();
            cell(text(rows, at, name, row.get(name)), columns.size());
            out.append(column.hasNext() ? String.valueOf(delimiter) : LINE_END);
        }
    }

    private static String text(Rows rows, int at, String name, @Nullable Tree cell) throws Unfit {
        if (cell != null && !(cell instanceof Leaf)) {
            throw rows.place(at, name, new Unfit("", "an object or list (expected: a single value in a cell)"));
        }
        return cell == null ? "" : ((Leaf) cell).text();
    }

    private void cell(String text, int columns) {
        if (!needsQuotes(text, columns)) {
            out.append(text);
            return;
        }
        String one = String.valueOf(quote);
        out.append(quote).append(text.replace(one, one + one)).append(quote);
    }

    /** Also where it would be trimmed, taken for a byte order mark, or, as the only cell of its row, for a blank line. */
    private boolean needsQuotes(String text, int columns) {
        if (text.isEmpty()) {
            return columns == 1;
        }
        char first = text.charAt(0);
        if (first == ' ' || first == '\uFEFF' || text.charAt(text.length() - 1) == ' ') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == quote || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }

    /** The whole could not be encoded; which cell is to blame is only looked for then. */
    private Unfit place(Rows rows, Unfit whole) {
        for (int i = 0; i < rows.size(); i++) {
            Branch row = rows.row(i);
            for (int j = 0; j < row.size(); j++) {
                try {
                    coding.encode(row.name(j) + ((Leaf) row.value(j)).text());
                } catch (Unfit unfit) {
                    return rows.place(i, row.name(j), unfit);
                }
            }
        }
        return whole;
    }
}
