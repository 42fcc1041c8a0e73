package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item and those that redefine it: several shapes of the same bytes. Of a record all shapes are read that its bytes
 * fit; of a tree the one that it has is written, two are a contradiction.
 */
final class Choice extends Member {
    private final Member[] shapes;
    private final List<String> names;
    /** Written where the tree has none: the one with a counter, else the original. */
    private final Member usual;

    private final boolean counting;

    /** @param names of the shapes, for messages */
    Choice(int offset, Member[] shapes, List<String> names) {
        super(offset, largest(shapes));
        this.shapes = shapes;
        this.names = names;
        Member first = shapes[0];
        boolean anyCounter = false;
        for (Member shape : shapes) {
            if (shape.isCounting() && !anyCounter) {
                first = shape;
                anyCounter = true;
            }
        }
        this.usual = first;
        this.counting = anyCounter;
    }

    private static int largest(Member[] shapes) {
        int largest = 0;
        for (Member shape : shapes) {
            largest = Math.max(largest, shape.size);
        }
        return largest;
    }

    @Override
    boolean isCounting() {
        return counting;
    }

    @Override
    int measure(RecordBytes record, int at) throws Unfit {
        for (Member shape : shapes) {
            shape.measure(record, at);
        }
        return size;
    }

    @Override
    void count(RecordBytes record, Branch branch) {}

    @Override
    void read(RecordBytes record, int at, Branch into) {
        for (Member shape : shapes) {
            Branch read = new Branch();
            try {
                shape.read(record, at, read);
            } catch (Unfit otherShape) {
                continue;
            }
            for (int i = 0; i < read.size(); i++) {
                into.put(read.name(i), read.value(i));
            }
        }
    }

    @Override
    int write(RecordBytes record, int at, Branch from, int taken) throws Unfit {
        Member named = named(from);
        blank(record, at);
        return named == null ? taken : named.write(record, at, from, taken);
    }

    private @Nullable Member named(Branch from) throws Unfit {
        int named = -1;
        for (int i = 0; i < shapes.length; i++) {
            if (shapes[i].isIn(from)) {
                if (named >= 0) {
                    throw new Unfit(
                            "",
                            names.get(named) + " and " + names.get(i)
                                    + " (expected: one of them, they share their bytes)");
                }
                named = i;
            }
        }
        return named < 0 ? null : shapes[named];
    }

    @Override
    boolean knows(String name) {
        for (Member shape : shapes) {
            if (shape.knows(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    boolean isIn(Branch branch) {
        for (Member shape : shapes) {
            if (shape.isIn(branch)) {
                return true;
            }
        }
        return false;
    }

    @Override
    void blank(RecordBytes record, int at) throws Unfit {
        for (Member shape : shapes) {
            if (shape.size > usual.size) {
                shape.blank(record, at);
            }
        }
        usual.blank(record, at);
    }

    @Override
    void show(Rows rows, int at, String path) {
        for (int i = 0; i < shapes.length; i++) {
            rows.redefining(i == 0 ? "" : names.get(0));
            shapes[i].show(rows, at, path);
        }
        rows.redefining("");
    }
}
