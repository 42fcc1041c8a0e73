package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** What stands at a place within a group. Immutable. */
abstract class Member {
    /** From the group's beginning, where every table before it has as many elements as it may have. */
    final int offset;
    /** Bytes, at most. */
    final int size;

    Member(int offset, int size) {
        this.offset = offset;
        this.size = size;
    }

    boolean isVariable() {
        return false;
    }

    /** As of {@link Content#isOpenEnded}. */
    boolean isOpenEnded() {
        return false;
    }

    /** Whether there is a counter in it. */
    abstract boolean isCounting();

    int size(RecordBytes record) {
        return size;
    }

    abstract int measure(RecordBytes record, int at) throws Unfit;

    abstract void count(RecordBytes record, Branch branch) throws Unfit;

    abstract void read(RecordBytes record, int at, Branch into) throws Unfit;

    /**
     * Writes what the branch has for it, or else spaces or zeros.
     *
     * @param taken how many of the branch's parts were written already
     * @return how many now
     */
    abstract int write(RecordBytes record, int at, Branch from, int taken) throws Unfit;

    abstract boolean knows(String name);

    abstract boolean isIn(Branch branch);

    abstract void blank(RecordBytes record, int at) throws Unfit;

    abstract void show(Rows rows, int at, String path);

    /** What a branch has under a name: as a rule the next one, where its order is the copybook's. */
    static @Nullable Tree find(Branch branch, String name, int next) {
        return next < branch.size() && branch.name(next).equals(name) ? branch.value(next) : branch.get(name);
    }
}
