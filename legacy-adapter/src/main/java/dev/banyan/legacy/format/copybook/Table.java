package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCCURS: the same several times, one behind the other. */
final class Table extends Content {
    private final Content element;
    /** Bytes behind each element, so that the next begins where it may. */
    private final int slack;

    private final int most;
    private final @Nullable Counter counter;

    /** @param counter null: there are always {@code most} */
    Table(Content element, int slack, int most, @Nullable Counter counter) {
        super((element.size + slack) * most);
        this.element = element;
        this.slack = slack;
        this.most = most;
        this.counter = counter;
    }

    @Override
    boolean isVariable() {
        return counter != null || element.isVariable();
    }

    @Override
    boolean isOpenEnded() {
        return counter != null && !element.isVariable();
    }

    @Override
    int size(RecordBytes record) {
        return isVariable() ? elements(record) * stride(record) : size;
    }

    private int elements(RecordBytes record) {
        return counter == null ? most : counter.count(record);
    }

    private int stride(RecordBytes record) {
        return element.size(record) + slack;
    }

    @Override
    void count(RecordBytes record, Tree tree) throws Unfit {
        List<Tree> all = elements(tree);
        if (counter != null) {
            counter.set(record, all.size());
        }
        for (int i = 0; i < all.size() && element.isVariable(); i++) {
            try {
                element.count(record, all.get(i));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
    }

    /** A single one stands for a list of one. */
    private static List<Tree> elements(Tree tree) {
        if (tree instanceof Items items) {
            return items.all();
        }
        return tree instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL ? List.of() : List.of(tree);
    }

    @Override
    Tree read(RecordBytes record, int at) throws Unfit {
        int count = elements(record);
        int stride = stride(record);
        List<Tree> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            try {
                Tree tree = element.read(record, at + i * stride);
                all.add(tree == null ? Leaf.NULL : tree);
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        return new Items(all);
    }

    @Override
    void write(RecordBytes record, int at, Tree tree) throws Unfit {
        List<Tree> all = elements(tree);
        int count = elements(record);
        if (all.size() > count) {
            throw new Unfit("", all.size() + " elements (expected: at most " + count + ")");
        }
        int stride = stride(record);
        for (int i = 0; i < all.size(); i++) {
            try {
                element.write(record, at + i * stride, all.get(i));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        blank(record, at, all.size());
    }

    @Override
    void blank(RecordBytes record, int at) throws Unfit {
        blank(record, at, 0);
    }

    private void blank(RecordBytes record, int at, int from) throws Unfit {
        int count = elements(record);
        int stride = stride(record);
        for (int i = from; i < count; i++) {
            element.blank(record, at + i * stride);
        }
    }

    @Override
    void show(Rows rows, int at, String path) {
        int stride = stride(rows.record());
        for (int i = 0; i < elements(rows.record()); i++) {
            element.show(rows, at + i * stride, path + "/" + i);
        }
    }
}
