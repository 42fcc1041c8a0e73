package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.tree.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping will be made of: each key once. */
final class Entries {
    private final List<Entry> entries = new ArrayList<>();
    /** By key; null while there are but a few. */
    private @Nullable Map<String, Entry> index;

    /** Adds it, or answers the entry that has this key already. */
    @Nullable
    Entry add(Entry entry) {
        Entry first = find(entry.key().text());
        if (first != null) {
            return first;
        }
        entries.add(entry);
        if (index != null) {
            index.put(entry.key().text(), entry);
        } else if (entries.size() == Mapping.FEW) {
            index = Mapping.index(entries);
        }
        return null;
    }

    private @Nullable Entry find(String key) {
        if (index != null) {
            return index.get(key);
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().text().equals(key)) {
                return entries.get(i);
            }
        }
        return null;
    }

    Mapping at(Place place) {
        return new Mapping(place, entries);
    }
}
