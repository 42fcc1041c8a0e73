package dev.banyan.legacy.tree;

import java.util.ArrayList;
import java.util.List;

/** A list, in order. Whoever makes it hands over a list that can grow, and changes it no more afterwards. */
public record Items(List<Tree> all) implements Tree {

    public static Items of(Tree... all) {
        return new Items(new ArrayList<>(List.of(all)));
    }
}
