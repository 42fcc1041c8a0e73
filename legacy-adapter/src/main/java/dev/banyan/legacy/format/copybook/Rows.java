package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.copybook.RecordTable.Row;
import dev.banyan.legacy.tree.Leaf;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The rows of a record's table while they are made. */
final class Rows {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final List<Row> all = new ArrayList<>();
    private RecordBytes record;
    private String redefined = "";

    Rows(RecordBytes record) {
        this.record = record;
    }

    void start(RecordBytes next) {
        record = next;
    }

    RecordBytes record() {
        return record;
    }

    /** @param name of the item whose bytes the next fields share; empty: they have bytes of their own */
    void redefining(String name) {
        redefined = name;
    }

    void field(Field field, int at, String path) {
        int there = Math.max(0, Math.min(field.size, record.length - at));
        String hex = there == 0 ? "" : HEX.formatHex(record.bytes, at, at + there);
        String usage = redefined.isEmpty() ? field.usage() : field.usage() + " REDEFINES " + redefined;
        String value = there < field.size ? "(missing)" : value(field, at);
        all.add(new Row(at, field.size, field.picture(), usage, path, hex, value));
    }

    private String value(Field field, int at) {
        try {
            Leaf leaf = field.read(record, at);
            return leaf == null ? "" : leaf.text();
        } catch (Unfit unfit) {
            return "(" + unfit.getMessage() + ")";
        }
    }

    List<Row> all() {
        return all;
    }
}
