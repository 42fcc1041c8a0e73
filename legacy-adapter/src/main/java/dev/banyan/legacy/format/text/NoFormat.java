package dev.banyan.legacy.format.text;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** The word {@code none}: whatever body comes is not looked at, and none goes. */
public final class NoFormat implements Format {

    @Override
    public Tree read(byte[] body, @Nullable String contentType) {
        return new Branch();
    }

    @Override
    public Written write(Tree tree) {
        return Written.NOTHING;
    }
}
