package dev.banyan.legacy.tree;

/** A document, or a part of one. */
public sealed interface Tree permits Branch, Items, Leaf {}
