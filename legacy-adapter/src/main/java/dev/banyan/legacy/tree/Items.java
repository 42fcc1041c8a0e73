package dev.banyan.legacy.tree;

import java.util.ArrayList;
import java.util.List;

/** A list, in order. Whoever makes it hands over a list that can grow, and changes it no more afterwards. */
public record Items(List<Tree> all) implements Tree {

    @Override
    public Items copy() {
        List<Tree> copies = new ArrayList<>(all.size());
        all.forEach(element -> copies.add(element.copy()));
        return new Items(copies);
    }

    public static Items of(Tree... all) {
        return new Items(new ArrayList<>(List.of(all)));
    }
}
