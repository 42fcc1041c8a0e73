package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import java.util.List;

/** A list. */
public record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String found() {
        return "a list";
    }
}
