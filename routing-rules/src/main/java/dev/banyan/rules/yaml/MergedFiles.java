package dev.banyan.rules.yaml;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Mapping.Entry;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Printable;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several files as one document: backends, translations and routes of all in the order of the files; {@code defaults}
 * in one of them; {@code version} in any, but alike.
 */
final class MergedFiles {
    private final Context context;
    private final Map<String, Entry> single = new LinkedHashMap<>();
    private final Map<String, Scalar> sections = new LinkedHashMap<>();
    private final Map<String, Map<String, Entry>> named = new HashMap<>();
    private final List<Node> routes = new ArrayList<>();
    private final List<Entry> unknown = new ArrayList<>();

    MergedFiles(Context context) {
        this.context = context;
    }

    void add(Mapping file) {
        file.entries().forEach(this::add);
    }

    private void add(Entry entry) {
        switch (entry.key().text()) {
            case "version", "defaults" -> addSingle(entry);
            case "backends", "translations" -> addNamed(entry);
            case "routes" -> addRoutes(entry);
            default -> unknown.add(entry);
        }
    }

    private void addSingle(Entry entry) {
        Entry first = single.putIfAbsent(entry.key().text(), entry);
        if (first == null) {
            return;
        }
        boolean alike = first.value() instanceof Scalar one
                && entry.value() instanceof Scalar other
                && one.text().equals(other.text());
        if (!alike) {
            again("duplicate-" + entry.key().text(), entry.key(), first.key().place(), "in one file only");
        }
    }

    private void addNamed(Entry entry) {
        String section = entry.key().text();
        sections.putIfAbsent(section, entry.key());
        Map<String, Entry> all = named.computeIfAbsent(section, name -> new LinkedHashMap<>());
        if (!(entry.value() instanceof Mapping mapping)) {
            context.refuse("wrong-type", section, entry.value(), "a mapping of names", "");
            return;
        }
        for (Entry each : mapping.entries()) {
            Entry first = all.putIfAbsent(each.key().text(), each);
            if (first != null) {
                String code = section.equals("backends") ? "duplicate-backend" : "duplicate-translation";
                again(code, each.key(), first.key().place(), "once in all files");
            }
        }
    }

    private void addRoutes(Entry entry) {
        sections.putIfAbsent("routes", entry.key());
        if (!(entry.value() instanceof Sequence sequence)) {
            context.refuse("wrong-type", "routes", entry.value(), "a list of routes", "write - before each");
            return;
        }
        for (Node route : sequence.items()) {
            if (route instanceof Mapping) {
                routes.add(route);
            } else {
                context.refuse("wrong-type", "route", route, "a mapping with id, match and more", "");
            }
        }
    }

    private void again(String code, Scalar key, Place first, String expected) {
        String message = Printable.of(key.text()) + ": again (expected: " + expected + "; first at " + first + ")";
        context.error(code, key.place(), message, "");
    }

    /** @param start the place of the whole */
    Mapping document(Place start) {
        List<Entry> entries = new ArrayList<>(single.values());
        named.forEach((section, all) -> {
            Scalar key = sections.get(section);
            if (key != null) {
                entries.add(new Entry(key, new Mapping(key.place(), List.copyOf(all.values()))));
            }
        });
        Scalar key = sections.get("routes");
        if (key != null) {
            entries.add(new Entry(key, new Sequence(key.place(), routes)));
        }
        entries.addAll(unknown);
        return new Mapping(start, entries);
    }
}
