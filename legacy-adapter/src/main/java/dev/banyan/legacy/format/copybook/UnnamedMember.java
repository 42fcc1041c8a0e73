package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;

/** FILLER: bytes that nobody asks for. Of a group, what is in it belongs to the group around it. */
final class UnnamedMember extends Member {
    private final Content content;

    UnnamedMember(int offset, Content content) {
        super(offset, content.size);
        this.content = content;
    }

    @Override
    boolean isVariable() {
        return content.isVariable();
    }

    @Override
    boolean isOpenEnded() {
        return content.isOpenEnded();
    }

    @Override
    boolean isCounting() {
        return content instanceof Group group && group.isCounting();
    }

    @Override
    int size(RecordBytes record) {
        return content.size(record);
    }

    @Override
    int measure(RecordBytes record, int at) throws Unfit {
        return content.measure(record, at);
    }

    @Override
    void count(RecordBytes record, Branch branch) throws Unfit {
        if (content instanceof Group group) {
            group.count(record, branch);
        }
    }

    @Override
    void read(RecordBytes record, int at, Branch into) throws Unfit {
        if (content instanceof Group group) {
            group.read(record, at, into);
        }
    }

    @Override
    int write(RecordBytes record, int at, Branch from, int taken) throws Unfit {
        if (content instanceof Group group) {
            return group.write(record, at, from, taken);
        }
        content.blank(record, at);
        return taken;
    }

    @Override
    boolean knows(String name) {
        return content instanceof Group group && group.knows(name);
    }

    @Override
    boolean isIn(Branch branch) {
        return content instanceof Group group && group.isIn(branch);
    }

    @Override
    void blank(RecordBytes record, int at) throws Unfit {
        content.blank(record, at);
    }

    @Override
    void show(Rows rows, int at, String path) {
        content.show(rows, at, content instanceof Group ? path : path + "/FILLER");
    }
}
