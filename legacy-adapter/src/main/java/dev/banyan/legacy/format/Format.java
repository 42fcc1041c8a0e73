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
    byte[] write(Tree tree) throws Unfit;

    /** The Content-Type of what {@link #write} makes, with its charset. */
    String contentType();
}
