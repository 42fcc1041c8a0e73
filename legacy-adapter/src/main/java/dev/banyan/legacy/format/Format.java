package dev.banyan.legacy.format;

import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of body is read and written, with all that it has to know (schema, charset, namespace) built in when the
 * rules load. Immutable; may be used by several threads at once. Every reader is bounded: depth, sizes, counts.
 */
public interface Format {

    /**
     * @param contentType the message's own, whose charset wins; null: it had none
     * @throws Unfit where the bytes are no such body, or break a bound
     */
    Tree read(byte[] body, @Nullable String contentType) throws Unfit;

    /** @throws Unfit where the tree cannot be said in this format */
    Written write(Tree tree) throws Unfit;

    /**
     * A body in this format.
     *
     * @param contentType with its charset, where it is text; empty: there is no body
     */
    record Written(byte[] body, String contentType) {
        public static final Written NOTHING = new Written(new byte[0], "");
    }
}
