package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the items of one record in their places. */
final class Layout {
    static final int MOST_BYTES = 1 << 20;
    static final int MOST_FIELDS = 1_000_000;

    private final Fields fields;
    private final Set<String> counterNames = new HashSet<>();
    private final Map<String, Counter> counters = new HashMap<>();
    private final List<Counter> inOrder = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> seenTwice = new HashSet<>();
    private long count;
    /** How many times the item that is being placed stands there, all tables around it taken together. */
    private long times = 1;

    private int tables;

    private Layout(Fields fields) {
        this.fields = fields;
    }

    /** @throws BadSchema where an item has no place, or there is too much of it */
    static RecordLayout of(Item record, Fields fields) throws BadSchema {
        Layout layout = new Layout(fields);
        layout.findCounters(record);
        Content content = layout.content(record, 0);
        return new RecordLayout(record.name(), content, layout.inOrder.toArray(new Counter[0]), fields.isPlain());
    }

    private void findCounters(Item item) {
        if (item.occurs() != null && item.occurs().counter() != null) {
            counterNames.add(item.occurs().counter().text());
        }
        item.children().forEach(this::findCounters);
    }

    /** @param at from the record's beginning */
    private Content content(Item item, long at) throws BadSchema {
        return item.occurs() == null ? one(item, at) : table(item, item.occurs(), at);
    }

    private Content one(Item item, long at) throws BadSchema {
        if (item.isGroup()) {
            return group(item, at);
        }
        count += times;
        if (count > MOST_FIELDS) {
            throw item.place()
                    .because("another field (expected: at most " + MOST_FIELDS + ", all tables' elements counted)");
        }
        return fields.field(item);
    }

    private Table table(Item item, Occurs occurs, long at) throws BadSchema {
        Counter counter = occurs.counter() == null ? null : counter(occurs, occurs.counter());
        long around = times;
        times = Math.min(around * occurs.most(), MOST_FIELDS + 1L);
        tables++;
        Content element = one(item, at);
        tables--;
        times = around;
        int slack = item.isGroup() ? (int) (fields.aligned(element.size, fields.alignment(item)) - element.size) : 0;
        requireRoom(item, ((long) element.size + slack) * occurs.most());
        return new Table(element, slack, occurs.most(), counter);
    }

    private Counter counter(Occurs occurs, Token name) throws BadSchema {
        Counter counter = counters.get(name.text());
        if (counter == null) {
            throw name.expected("a whole number in a field before the table, in the same record, in no table itself");
        }
        if (seenTwice.contains(name.text())) {
            throw name.expected("the name of one field, there are two");
        }
        counter.countsFor(occurs);
        if (!counter.isPossible()) {
            throw name.because(
                    "tables that never have the same number of elements (expected: as one field counts them)");
        }
        return counter;
    }

    private Group group(Item group, long at) throws BadSchema {
        List<Item> items = group.children();
        List<Member> members = new ArrayList<>(items.size());
        long end = 0;
        for (int i = 0; i < items.size(); ) {
            Item item = items.get(i);
            if (item.redefines() != null) {
                throw item.redefines().expected("an item before it, in the same group");
            }
            int next = i + 1;
            while (next < items.size() && items.get(next).redefines() != null) {
                next++;
            }
            long offset = fields.aligned(at + end, fields.firstAlignment(item)) - at;
            Member member = member(items.subList(i, next), at, offset);
            members.add(member);
            end = offset + member.size;
            requireRoom(item, end);
            i = next;
        }
        return new Group((int) end, members.toArray(new Member[0]));
    }

    /** @param shapes an item, and those that redefine it */
    private Member member(List<Item> shapes, long at, long offset) throws BadSchema {
        if (shapes.size() == 1) {
            return member(shapes.get(0), at, offset, (int) offset);
        }
        List<Member> members = new ArrayList<>(shapes.size());
        Set<String> names = new HashSet<>();
        for (Item shape : shapes) {
            Token redefines = shape.redefines();
            if (redefines != null && !names.contains(redefines.text())) {
                throw redefines.expected(shapes.get(0).shown() + ", the item before it");
            }
            names.add(shape.name());
            Member member = member(shape, at, offset, 0);
            if (member.isVariable()) {
                throw shape.place()
                        .because(shape.shown()
                                + " with OCCURS DEPENDING ON (expected: one size, where items redefine one another)");
            }
            members.add(member);
        }
        return new Choice(
                (int) offset,
                members.toArray(new Member[0]),
                shapes.stream().map(Item::shown).toList());
    }

    /** @param own offset within what will hold the member */
    private Member member(Item item, long at, long offset, int own) throws BadSchema {
        if (!item.isOpen()) {
            path.addLast(item.shown());
        }
        Counter counter = counterAt(item);
        Content content = content(item, at + offset);
        if (!item.isOpen()) {
            path.removeLast();
        }
        return item.isFiller() ? new UnnamedMember(own, content) : new NamedMember(own, item.name(), content, counter);
    }

    private @Nullable Counter counterAt(Item item) {
        Picture picture = item.picture();
        boolean whole = picture != null && picture.isNumber() && picture.scale() == 0;
        if (!whole || tables > 0 || item.occurs() != null || !counterNames.contains(item.name())) {
            return null;
        }
        StringBuilder pointer = new StringBuilder();
        path.forEach(name -> pointer.append('/').append(Pointer.escaped(name)));
        Counter counter = new Counter(inOrder.size(), item.name(), pointer.toString());
        if (counters.putIfAbsent(item.name(), counter) != null) {
            seenTwice.add(item.name());
            return null;
        }
        inOrder.add(counter);
        return counter;
    }

    private static void requireRoom(Item item, long bytes) throws BadSchema {
        if (bytes > MOST_BYTES) {
            throw item.place()
                    .because(item.shown() + " up to byte " + bytes + " (expected: at most " + MOST_BYTES + ")");
        }
    }
}
