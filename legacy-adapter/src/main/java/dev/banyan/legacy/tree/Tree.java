package dev.banyan.legacy.tree;

/** A document, or a part of one. */
public sealed interface Tree permits Branch, Items, Leaf {

    /** The same once more, to be filled without changing this one. */
    Tree copy();
}
