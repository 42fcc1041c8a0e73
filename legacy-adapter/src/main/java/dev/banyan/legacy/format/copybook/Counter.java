package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;

/** The field that says how many elements the tables have which depend on it. */
final class Counter {
    private final int index;
    private final String name;
    private final String pointer;
    private int least;
    private int most;

    /**
     * @param index of its count in a record
     * @param pointer to it from the record's 01 level
     */
    Counter(int index, String name, String pointer) {
        this.index = index;
        this.name = name;
        this.pointer = pointer;
        this.most = Integer.MAX_VALUE;
    }

    /** One more table depends on it. For whoever makes a layout. */
    void countsFor(Occurs occurs) {
        least = Math.max(least, occurs.least());
        most = Math.min(most, occurs.most());
    }

    boolean isPossible() {
        return least <= most;
    }

    /** Where no list says how many there are: as few as there may be. */
    void settle(RecordBytes record) {
        if (record.counts[index] < 0) {
            record.counts[index] = least;
        }
    }

    /** @throws Unfit where the bytes say another number than the lists */
    void requireSame(RecordBytes lists, RecordBytes bytes) throws Unfit {
        if (lists.counts[index] != bytes.counts[index]) {
            throw new Unfit(pointer, "another number than its list has elements (expected: " + count(lists) + ")");
        }
    }

    int count(RecordBytes record) {
        return record.counts[index];
    }

    /** @throws Unfit where the record ends before it, or it says a number that cannot be */
    void read(RecordBytes record, int at, Content field) throws Unfit {
        if (at + field.size > record.length) {
            throw new Unfit("", record.length + " bytes (expected: this counter among them)");
        }
        int count = field.read(record, at) instanceof Leaf leaf ? number(leaf.text()) : -1;
        if (count < least || count > most) {
            throw new Unfit("", "a number of elements that cannot be (expected: " + least + " to " + most + ")");
        }
        record.counts[index] = count;
    }

    private static int number(String literal) {
        return literal.length() > 9 ? -1 : Integer.parseInt(literal);
    }

    /** @throws Unfit where a list before it had another number of elements, or a table cannot have so many */
    void set(RecordBytes record, int count) throws Unfit {
        if (count < least || count > most) {
            throw new Unfit("", count + " elements (expected: " + least + " to " + most + ")");
        }
        if (record.counts[index] >= 0 && record.counts[index] != count) {
            throw new Unfit(
                    "",
                    count + " elements (expected: " + record.counts[index] + ", as in another list that " + name
                            + " counts)");
        }
        record.counts[index] = count;
    }
}
