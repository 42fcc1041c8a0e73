package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** A single value in a record. */
abstract class Field extends Content {
    private final String picture;
    private final String usage;

    /** @param usage in words, for people */
    Field(int size, String picture, String usage) {
        super(size);
        this.picture = picture;
        this.usage = usage;
    }

    @Override
    abstract @Nullable Leaf read(RecordBytes record, int at) throws Unfit;

    @Override
    final void write(RecordBytes record, int at, Tree tree) throws Unfit {
        if (!(tree instanceof Leaf leaf)) {
            throw new Unfit(
                    "",
                    (tree instanceof Branch ? "an object" : "a list") + " (expected: a single value, " + shown() + ")");
        }
        if (leaf.kind() == Leaf.Kind.NULL) {
            blank(record, at);
        } else {
            write(record, at, leaf);
        }
    }

    /** @param leaf not null */
    abstract void write(RecordBytes record, int at, Leaf leaf) throws Unfit;

    @Override
    final void show(Rows rows, int at, String path) {
        rows.field(this, at, path);
    }

    String picture() {
        return picture;
    }

    String usage() {
        return usage;
    }

    /** For messages. */
    final String shown() {
        return picture.isEmpty() ? usage : "PIC " + picture;
    }
}
