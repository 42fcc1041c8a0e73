package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Tree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record of a copybook: everything in its place. Immutable. */
final class RecordLayout {
    private final String name;
    private final Content content;
    private final Counter[] counters;
    private final boolean plain;

    /** @param plain whether a line end may follow the record */
    RecordLayout(String name, Content content, Counter[] counters, boolean plain) {
        this.name = name;
        this.content = content;
        this.counters = counters;
        this.plain = plain;
    }

    String name() {
        return name;
    }

    /** Bytes, at most. */
    int size() {
        return content.size;
    }

    /** Adds what the bytes say, under the record's name. */
    void read(byte[] bytes, CodePage page, Branch into) throws Unfit {
        RecordBytes record = new RecordBytes(bytes, bytes.length, page, unknownCounts());
        try {
            requireLength(record, content.measure(record, 0));
            Tree tree = content.read(record, 0);
            if (tree != null) {
                into.put(name, tree);
            }
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    private int[] unknownCounts() {
        int[] counts = new int[counters.length];
        Arrays.fill(counts, -1);
        return counts;
    }

    private void requireLength(RecordBytes record, int expected) throws Unfit {
        int behind = record.length - expected;
        boolean fits = behind == 0 || behind > 0 && (isLineEnd(record, behind) || isUnused(record, expected));
        if (!fits) {
            String most = expected < content.size ? ", or " + content.size + " with nothing in the rest" : "";
            throw new Unfit("", record.length + " bytes (expected: " + expected + most + ")");
        }
    }

    private boolean isLineEnd(RecordBytes record, int count) {
        return plain && record.page.isLineEnd(record.bytes, record.length, count);
    }

    /** A record that was handed on in a buffer of its largest size: what is behind it is no part of it. */
    private boolean isUnused(RecordBytes record, int from) {
        int rest = record.length - content.size;
        if (rest != 0 && (rest < 0 || !isLineEnd(record, rest))) {
            return false;
        }
        // Other compilers leave items behind a table where they are: then there is something.
        return from < content.size && (content.isOpenEnded() || record.isBlank(from, content.size - from));
    }

    byte[] write(@Nullable Tree tree, CodePage page) throws Unfit {
        try {
            RecordBytes sizes = new RecordBytes(new byte[0], 0, page, unknownCounts());
            if (tree != null) {
                content.count(sizes, tree);
            }
            for (Counter counter : counters) {
                counter.settle(sizes);
            }
            int length = content.size(sizes);
            RecordBytes record = new RecordBytes(new byte[length], length, page, sizes.counts);
            if (tree == null) {
                content.blank(record, 0);
            } else {
                content.write(record, 0, tree);
            }
            requireCounters(record);
            return record.bytes;
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    /** Reads the counters that were written: a tree may have them as well, or other fields in their bytes. */
    private void requireCounters(RecordBytes written) throws Unfit {
        if (counters.length == 0) {
            return;
        }
        RecordBytes read = new RecordBytes(written.bytes, written.length, written.page, unknownCounts());
        content.measure(read, 0);
        for (Counter counter : counters) {
            counter.requireSame(written, read);
        }
    }

    /** Whatever the bytes are; where a counter says nothing, there are as few elements as there may be. */
    void show(Rows rows, byte[] bytes, CodePage page) {
        RecordBytes record = new RecordBytes(bytes, bytes.length, page, unknownCounts());
        try {
            content.measure(record, 0);
        } catch (Unfit broken) {
            // Shown all the same: that is what a table of a broken record is for.
        }
        for (Counter counter : counters) {
            counter.settle(record);
        }
        rows.start(record);
        content.show(rows, 0, "/" + name);
    }
}
