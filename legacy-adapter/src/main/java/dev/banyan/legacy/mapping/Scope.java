package dev.banyan.legacy.mapping;

import dev.banyan.legacy.tree.Tree;

/**
 * What a line sees.
 *
 * @param here what its pointers start from: the body's root, or one element of a list
 * @param document the whole of the body that came
 * @param effort of the message so far
 */
public record Scope(Tree here, Tree document, Head head, Effort effort) {

    /** Of a message that nothing was done to yet. */
    public Scope(Tree here, Tree document, Head head) {
        this(here, document, head, new Effort());
    }

    Scope at(Tree element) {
        return new Scope(element, document, head, effort);
    }
}
