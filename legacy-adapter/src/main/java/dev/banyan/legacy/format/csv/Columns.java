package dev.banyan.legacy.format.csv;

import java.util.List;

/**
 * Columns that are known before there are rows.
 *
 * @param names in order
 * @param ofOne of a document that is one row itself; else of one that is a list of rows
 */
public record Columns(List<String> names, boolean ofOne) {
    static final Columns UNKNOWN = new Columns(List.of(), false);

    public Columns {
        names = List.copyOf(names);
    }

    List<String> of(Rows rows) {
        return rows.isOne() == ofOne ? names : List.of();
    }
}
