package dev.banyan.proxy.settings;

import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts single values into a tree, in the place of what stands there. */
final class Overlay {
    private Overlay() {}

    /** @param path keys joined by dots; sections on the way are made, but nothing that is no mapping is replaced by one */
    static Mapping put(Mapping base, String path, Node value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return with(base, path, value);
        }
        String key = path.substring(0, dot);
        Mapping inner = section(base.get(key), value);
        return inner == null ? base : with(base, key, put(inner, path.substring(dot + 1), value));
    }

    private static @Nullable Mapping section(@Nullable Node there, Node value) {
        if (there == null || there instanceof Scalar scalar && scalar.isNull()) {
            return new Mapping(value.place(), List.of());
        }
        return there instanceof Mapping mapping ? mapping : null;
    }

    private static Mapping with(Mapping base, String key, Node value) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.key().text(), entry));
        entries.put(key, new Mapping.Entry(new Scalar(value.place(), key, true), value));
        return new Mapping(base.place(), new ArrayList<>(entries.values()));
    }
}
