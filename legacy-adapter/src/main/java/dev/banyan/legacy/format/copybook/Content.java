package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** What stands in a place of a record: a field, a group or a table. Immutable. */
abstract class Content {
    /** Bytes, at most. */
    final int size;

    Content(int size) {
        this.size = size;
    }

    /** Whether it may be smaller, because there is a table with a counter in it. */
    boolean isVariable() {
        return false;
    }

    /** Whether only its end may be missing, so that nothing in it ever moves. */
    boolean isOpenEnded() {
        return false;
    }

    /** Bytes, in this record, whose counts are known. */
    int size(RecordBytes record) {
        return size;
    }

    /**
     * Reads the counters in it.
     *
     * @return bytes, in this record
     * @throws Unfit where the record is too short for a counter, or a counter's value is not what it may be
     */
    int measure(RecordBytes record, int at) throws Unfit {
        return size(record);
    }

    /** Sets the counts of the tables in it to what a tree has for them. */
    void count(RecordBytes record, Tree tree) throws Unfit {}

    /** Null: nothing was ever put there. The record is as long as it says. */
    abstract @Nullable Tree read(RecordBytes record, int at) throws Unfit;

    abstract void write(RecordBytes record, int at, Tree tree) throws Unfit;

    /** Puts there what COBOL has where nothing was put: spaces or zeros. */
    abstract void blank(RecordBytes record, int at) throws Unfit;

    abstract void show(Rows rows, int at, String path);
}
