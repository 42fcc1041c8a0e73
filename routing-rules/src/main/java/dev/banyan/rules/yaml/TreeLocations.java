package dev.banyan.rules.yaml;

import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Sequence;
import org.jspecify.annotations.Nullable;

/** Finds places by walking the tree, only when asked. */
record TreeLocations(Node root) implements Locations {

    private record Found(Place key, Node value) {}

    @Override
    public Place of(String pointer) {
        return find(pointer).value().place();
    }

    @Override
    public Place ofKey(String pointer) {
        return find(pointer).key();
    }

    private Found find(String pointer) {
        Found at = new Found(root.place(), root);
        String[] steps = pointer.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            Found next = child(at.value(), steps[i].replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Found child(Node node, String step) {
        if (node instanceof Mapping mapping) {
            Mapping.Entry entry = mapping.entry(step);
            return entry == null ? null : new Found(entry.key().place(), entry.value());
        }
        if (node instanceof Sequence sequence && step.matches("[0-9]{1,9}")) {
            int index = Integer.parseInt(step);
            if (index < sequence.items().size()) {
                Node item = sequence.items().get(index);
                return new Found(item.place(), item);
            }
        }
        return null;
    }
}
