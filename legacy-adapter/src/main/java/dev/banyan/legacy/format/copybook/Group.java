package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;

/** Several items, one behind the other. */
final class Group extends Content {
    private final Member[] members;
    private final boolean variable;
    private final boolean counting;

    Group(int size, Member[] members) {
        super(size);
        this.members = members;
        boolean anyVariable = false;
        boolean anyCounter = false;
        for (Member member : members) {
            anyVariable |= member.isVariable();
            anyCounter |= member.isCounting();
        }
        this.variable = anyVariable;
        this.counting = anyCounter;
    }

    @Override
    boolean isVariable() {
        return variable;
    }

    @Override
    boolean isOpenEnded() {
        for (int i = 0; i < members.length - 1; i++) {
            if (members[i].isVariable()) {
                return false;
            }
        }
        return members[members.length - 1].isOpenEnded();
    }

    boolean isCounting() {
        return counting;
    }

    @Override
    int size(RecordBytes record) {
        return variable ? size - missing(record) : size;
    }

    private int missing(RecordBytes record) {
        int missing = 0;
        for (Member member : members) {
            missing += member.size - member.size(record);
        }
        return missing;
    }

    @Override
    int measure(RecordBytes record, int at) throws Unfit {
        if (!variable && !counting) {
            return size;
        }
        int missing = 0;
        for (Member member : members) {
            missing += member.size - member.measure(record, at + member.offset - missing);
        }
        return size - missing;
    }

    @Override
    void count(RecordBytes record, Tree tree) throws Unfit {
        if (variable && tree instanceof Branch branch) {
            for (Member member : members) {
                member.count(record, branch);
            }
        }
    }

    @Override
    Tree read(RecordBytes record, int at) throws Unfit {
        Branch branch = new Branch();
        read(record, at, branch);
        return branch;
    }

    void read(RecordBytes record, int at, Branch into) throws Unfit {
        int missing = 0;
        for (Member member : members) {
            member.read(record, at + member.offset - missing, into);
            if (variable) {
                missing += member.size - member.size(record);
            }
        }
    }

    @Override
    void write(RecordBytes record, int at, Tree tree) throws Unfit {
        if (tree instanceof Branch branch) {
            if (write(record, at, branch, 0) != branch.size()) {
                throw unknown(branch);
            }
        } else if (tree instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL) {
            blank(record, at);
        } else {
            throw new Unfit("", (tree instanceof Items ? "a list" : "a single value") + " (expected: an object)");
        }
    }

    /**
     * @param taken how many parts of the branch were written already
     * @return how many now
     */
    int write(RecordBytes record, int at, Branch from, int taken) throws Unfit {
        int missing = 0;
        int written = taken;
        for (Member member : members) {
            written = member.write(record, at + member.offset - missing, from, written);
            if (variable) {
                missing += member.size - member.size(record);
            }
        }
        return written;
    }

    private Unfit unknown(Branch branch) {
        for (int i = 0; i < branch.size(); i++) {
            if (!knows(branch.name(i))) {
                return new Unfit("", "a part (expected: one that the copybook has)").within(branch.name(i));
            }
        }
        throw new IllegalStateException("parts of a group (expected: each written once)");
    }

    boolean knows(String name) {
        for (Member member : members) {
            if (member.knows(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a tree has any of its items. */
    boolean isIn(Branch branch) {
        for (Member member : members) {
            if (member.isIn(branch)) {
                return true;
            }
        }
        return false;
    }

    @Override
    void blank(RecordBytes record, int at) throws Unfit {
        int missing = 0;
        for (Member member : members) {
            member.blank(record, at + member.offset - missing);
            if (variable) {
                missing += member.size - member.size(record);
            }
        }
    }

    @Override
    void show(Rows rows, int at, String path) {
        int missing = 0;
        for (Member member : members) {
            member.show(rows, at + member.offset - missing, path);
            missing += member.size - member.size(rows.record());
        }
    }
}
