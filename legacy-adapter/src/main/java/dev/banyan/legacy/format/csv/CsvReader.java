package dev.banyan.legacy.format.csv;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One document, from cells to rows. */
final class CsvReader {
    static final int MAX_ROWS = 100_000;
    static final int MAX_COLUMNS = 1000;
    static final int MAX_CELLS = 400_000;

    private final CellReader cells;
    private final Wanted wanted;
    private final List<String> columns = new ArrayList<>();
    private int count;

    CsvReader(CellReader cells, Wanted wanted) {
        this.cells = cells;
        this.wanted = wanted;
    }

    Items rows(boolean header) throws Unfit {
        List<Tree> rows = new ArrayList<>();
        if (header && cells.nextRow()) {
            header();
        }
        while (cells.nextRow()) {
            if (rows.size() == MAX_ROWS) {
                throw new Unfit("", "too many rows (expected: at most " + MAX_ROWS + ")");
            }
            rows.add(columns.isEmpty() ? first() : row());
        }
        return new Items(rows);
    }

    private void header() throws Unfit {
        do {
            addColumn(cells.cell());
        } while (cells.nextCell());
        if (new HashSet<>(columns).size() < columns.size()) {
            throw cells.unfit("two columns of one name", "a name of its own for each");
        }
    }

    /** The first row of a document without a header, which says how many columns there are. */
    private Branch first() throws Unfit {
        Branch row = new Branch();
        do {
            addColumn(Integer.toString(columns.size() + 1));
            cell(columns.size() - 1, row);
        } while (cells.nextCell());
        return row;
    }

    private void addColumn(String name) throws Unfit {
        if (columns.size() == MAX_COLUMNS) {
            throw cells.unfit("too many columns", "at most " + MAX_COLUMNS);
        }
        columns.add(name);
    }

    private Branch row() throws Unfit {
        Branch row = new Branch();
        int column = 0;
        do {
            if (column == columns.size()) {
                throw cells.unfit("too many cells", columns.size() + " as in the first row");
            }
            cell(column++, row);
        } while (cells.nextCell());
        if (column < columns.size()) {
            throw cells.unfit(column + (column == 1 ? " cell" : " cells"), columns.size() + " as in the first row");
        }
        return row;
    }

    private void cell(int column, Branch row) throws Unfit {
        if (++count > MAX_CELLS) {
            throw cells.unfit("too many cells in all", "at most " + MAX_CELLS);
        }
        String cell = cells.cell();
        String name = columns.get(column);
        if (wanted.part(name) != null) {
            row.put(name, Leaf.text(cell));
        }
    }
}
