package dev.banyan.legacy.tree;

import java.util.List;

/** A list, in order. Whoever makes it changes the list no more. */
public record Items(List<Tree> all) implements Tree {}
