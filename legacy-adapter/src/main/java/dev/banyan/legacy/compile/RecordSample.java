package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A record's document that can be written: of items that share their bytes only one is in it, that which lines read, and
 * counters follow from their lists.
 */
final class RecordSample {
    private static final int ORIGINAL = 0;

    private RecordSample() {}

    static Tree of(Tree document, Copybook copybook, BodyTranslation body) {
        Set<String> gone = new HashSet<>(copybook.counters().values());
        Set<String> read = new HashSet<>();
        read(body.map(), Pointer.of(body.from().root()), read);
        Map<String, List<String>> sharing = new LinkedHashMap<>();
        Map<String, Copybook.Shared> redefinitions = copybook.redefinitions();
        redefinitions.forEach((item, shared) -> sharing.computeIfAbsent(shared.original(), key -> new ArrayList<>())
                .add(item));
        sharing.forEach((original, items) -> {
            int kept = isRead(original, read) ? ORIGINAL : kept(items, redefinitions, read);
            if (kept != ORIGINAL) {
                gone.add(original);
            }
            items.stream().filter(item -> shape(item, redefinitions) != kept).forEach(gone::add);
        });
        return without(document, gone, "");
    }

    /** The first shape that a line reads; where none does, the original. */
    private static int kept(List<String> items, Map<String, Copybook.Shared> redefinitions, Set<String> read) {
        return items.stream()
                .filter(item -> isRead(item, read))
                .findFirst()
                .map(item -> shape(item, redefinitions))
                .orElse(ORIGINAL);
    }

    private static int shape(String item, Map<String, Copybook.Shared> redefinitions) {
        return Objects.requireNonNull(redefinitions.get(item)).shape();
    }

    private static boolean isRead(String item, Set<String> read) {
        return read.stream().anyMatch(pointer -> (pointer + "/").startsWith(item + "/"));
    }

    private static void read(List<Line> lines, Pointer at, Set<String> read) {
        for (Line line : lines) {
            String place = line.each() != null ? line.each() : line.from();
            if (place != null && (place.isEmpty() || place.startsWith("/"))) {
                Pointer from = at.then(Pointer.of(place));
                read.add(from.toString());
                read(line.map(), from, read);
            }
        }
    }

    private static Tree without(Tree tree, Set<String> gone, String at) {
        if (tree instanceof Items items) {
            List<Tree> all = new ArrayList<>(items.all().size());
            items.all().forEach(element -> all.add(without(element, gone, at)));
            return new Items(all);
        }
        if (!(tree instanceof Branch branch)) {
            return tree;
        }
        Branch left = new Branch();
        for (int i = 0; i < branch.size(); i++) {
            String pointer = at + "/" + branch.name(i);
            if (!gone.contains(pointer)) {
                left.put(branch.name(i), without(branch.value(i), gone, pointer));
            }
        }
        return left;
    }
}
