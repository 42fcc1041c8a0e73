package dev.banyan.legacy.format.copybook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What items of a copybook have to do with one another, by their pointers without the numbers of elements. */
final class Relations {
    /** An item that redefines, and what it does. */
    final Map<String, Copybook.Shared> redefinitions = new LinkedHashMap<>();
    /** A table, and the field that counts its elements. */
    final Map<String, String> counters = new LinkedHashMap<>();

    private final List<Item> records;
    private int shapes;

    Relations(List<Item> records) {
        this.records = records;
        add(records, "", null);
    }

    /** @param shares the bytes of another item; null: they have bytes of their own */
    private void add(List<Item> items, String at, Copybook.@Nullable Shared shares) {
        for (Item item : items) {
            Copybook.Shared shared = item.redefines() == null
                    ? shares
                    : shared(at + "/" + item.redefines().text());
            if (item.isOpen()) {
                add(item.children(), at, shared);
            } else if (!item.isFiller()) {
                add(item, at + "/" + item.name(), shared);
            }
        }
    }

    private void add(Item item, String pointer, Copybook.@Nullable Shared shared) {
        if (shared != null) {
            redefinitions.put(pointer, shared);
        }
        if (item.occurs() != null && item.occurs().counter() != null) {
            String counter = find(item.occurs().counter().text(), records, "");
            if (counter != null) {
                counters.put(pointer, counter);
            }
        }
        add(item.children(), pointer, null);
    }

    /** What redefines an item that redefines another one has that one's bytes, too. */
    private Copybook.Shared shared(String pointer) {
        Copybook.Shared before = redefinitions.get(pointer);
        shapes++;
        return new Copybook.Shared(before == null ? pointer : before.original(), shapes);
    }

    private static @Nullable String find(String name, List<Item> items, String at) {
        for (Item item : items) {
            String pointer = item.isOpen() || item.isFiller() ? at : at + "/" + item.name();
            if (item.name().equals(name)) {
                return pointer;
            }
            String below = find(name, item.children(), pointer);
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
