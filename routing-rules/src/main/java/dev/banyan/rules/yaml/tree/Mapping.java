package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and values in the order written, each key once. */
public final class Mapping implements Node {
    /** Up to here a walk beats a hash. */
    static final int FEW = 12;

    private final Place place;
    private final List<Entry> entries;
    private final Map<String, Entry> index;

    /** One key and its value. */
    public record Entry(Scalar key, Node value) {}

    public Mapping(Place place, List<Entry> entries) {
        this.place = place;
        this.entries = List.copyOf(entries);
        this.index = entries.size() > FEW ? index(entries) : Map.of();
    }

    static Map<String, Entry> index(List<Entry> entries) {
        Map<String, Entry> index = new HashMap<>(entries.size() * 2);
        entries.forEach(entry -> index.put(entry.key().text(), entry));
        return index;
    }

    @Override
    public Place place() {
        return place;
    }

    public List<Entry> entries() {
        return entries;
    }

    public @Nullable Entry entry(String key) {
        if (entries.size() > FEW) {
            return index.get(key);
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.key().text().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    public @Nullable Node get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    @Override
    public String found() {
        return "a mapping";
    }
}
