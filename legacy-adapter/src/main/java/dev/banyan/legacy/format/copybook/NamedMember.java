package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** An item with a name. */
final class NamedMember extends Member {
    private final String name;
    private final Content content;
    private final @Nullable Counter counter;

    /** @param counter where this is one; null: it is none */
    NamedMember(int offset, String name, Content content, @Nullable Counter counter) {
        super(offset, content.size);
        this.name = name;
        this.content = content;
        this.counter = counter;
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
        return counter != null || content instanceof Group group && group.isCounting();
    }

    @Override
    int size(RecordBytes record) {
        return content.size(record);
    }

    @Override
    int measure(RecordBytes record, int at) throws Unfit {
        try {
            if (counter != null) {
                counter.read(record, at, content);
            }
            return content.measure(record, at);
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    @Override
    void count(RecordBytes record, Branch branch) throws Unfit {
        Tree tree = content.isVariable() ? branch.get(name) : null;
        if (tree != null) {
            try {
                content.count(record, tree);
            } catch (Unfit unfit) {
                throw unfit.within(name);
            }
        }
    }

    @Override
    void read(RecordBytes record, int at, Branch into) throws Unfit {
        try {
            Tree tree = content.read(record, at);
            if (tree != null) {
                into.put(name, tree);
            }
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    @Override
    int write(RecordBytes record, int at, Branch from, int taken) throws Unfit {
        Tree tree = find(from, name, taken);
        try {
            if (tree == null || tree.equals(Leaf.NULL)) {
                blank(record, at);
            } else {
                content.write(record, at, tree);
            }
            return tree == null ? taken : taken + 1;
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    @Override
    boolean knows(String other) {
        return name.equals(other);
    }

    @Override
    boolean isIn(Branch branch) {
        return branch.has(name);
    }

    @Override
    void blank(RecordBytes record, int at) throws Unfit {
        if (counter == null) {
            content.blank(record, at);
        } else {
            content.write(record, at, Leaf.number(Integer.toString(counter.count(record))));
        }
    }

    @Override
    void show(Rows rows, int at, String path) {
        content.show(rows, at, path + "/" + name);
    }
}
