package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries, put below one another by their level numbers. A level that none of the groups above has is taken as IBM does:
 * it belongs to the nearest with a lower number.
 */
final class ItemTree {
    private static final int ALONE = 77;

    private final List<Branching> roots = new ArrayList<>();

    private record Branching(Entry entry, List<Branching> below) {}

    /** What groups hand down to what is in them. */
    private record Inherited(@Nullable Usage usage, Sign sign, boolean synchronised) {}

    private ItemTree() {}

    /** The records of a copybook: its items at level 01 or 77. */
    static List<Item> of(List<Entry> entries) throws BadSchema {
        ItemTree tree = new ItemTree();
        tree.grow(entries);
        return all(tree.roots, new Inherited(null, Sign.TRAILING, false));
    }

    private void grow(List<Entry> entries) throws BadSchema {
        Deque<Branching> open = new ArrayDeque<>();
        for (Entry entry : entries) {
            Branching branching = new Branching(entry, new ArrayList<>());
            boolean root = entry.level == 1 || entry.level == ALONE;
            while (!open.isEmpty() && (root || open.getLast().entry.level >= entry.level)) {
                open.removeLast();
            }
            if (root) {
                roots.add(branching);
            } else if (open.isEmpty()) {
                throw entry.place.expected("level 01 first: a line such as \"01 RECORD-NAME.\" in front");
            } else {
                open.getLast().below.add(branching);
            }
            // Nothing can be below a 77: what follows one has to begin again.
            if (entry.level != ALONE) {
                open.addLast(branching);
            }
        }
    }

    private static List<Item> all(List<Branching> branchings, Inherited inherited) throws BadSchema {
        List<Item> items = new ArrayList<>(branchings.size());
        for (Branching branching : branchings) {
            items.add(item(branching, inherited));
        }
        requireOwnNames(items, new HashSet<>());
        return List.copyOf(items);
    }

    /** Within one group, so that a pointer means one thing; COBOL only asks for it where the name is used. */
    private static void requireOwnNames(List<Item> items, Set<String> names) throws BadSchema {
        for (Item item : items) {
            if (item.isOpen()) {
                requireOwnNames(item.children(), names);
            } else if (!item.isFiller() && !names.add(item.name())) {
                throw item.place().because(item.name() + " twice in one group (expected: a name of its own)");
            }
        }
    }

    private static Item item(Branching branching, Inherited around) throws BadSchema {
        Entry entry = branching.entry;
        Usage usage = entry.usage != null ? entry.usage : around.usage;
        Sign sign = entry.sign != null ? entry.sign : around.sign;
        boolean synchronised = entry.synchronised || around.synchronised;
        List<Item> children = all(branching.below, new Inherited(usage, sign, synchronised));
        ItemCheck.require(entry, !children.isEmpty(), usage);
        return new Item(
                entry.place,
                entry.name,
                entry.redefines,
                entry.occurs,
                entry.picture,
                usage == null ? Usage.DISPLAY : usage,
                sign,
                synchronised,
                entry.justified,
                entry.blankWhenZero,
                children);
    }
}
