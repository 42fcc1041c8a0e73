package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.XmlInput;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elements that stand for others: in SOAP's own encoding a value may stand in one place, with an {@code id}, and be
 * referred to from elsewhere (SOAP 1.1, section 5.4.1; SOAP 1.2 part 2, section 3.1.5). Each reference becomes a copy of
 * the value, as what is behind knows no references; so how much they make is bounded, and none may lead back to itself.
 */
final class References {
    /** The attributes that count here; that of SOAP 1.1 to refer with, {@code href}, has no namespace. */
    static final Set<String> MARKS = Set.of("@id", "@ref");

    /** Nodes of all copies together; a long text counts as several. */
    static final int MOST = 100_000;

    private static final int LONG = 64;

    private final Map<String, Branch> named = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int made;

    /** Remembers what has a name, in a tree fresh from a reader, whose depth is bounded. */
    void know(Tree tree) {
        if (tree instanceof Items items) {
            items.all().forEach(this::know);
        } else if (tree instanceof Branch branch) {
            if (branch.get("@id") instanceof Leaf id) {
                named.putIfAbsent(id.text().strip(), branch);
            }
            for (int i = 0; i < branch.size(); i++) {
                know(branch.value(i));
            }
        }
    }

    /** A tree without references and names for them. @param name its own */
    Tree resolved(String name, Tree tree) throws Unfit {
        return part(name, tree, 0);
    }

    private Tree part(String name, Tree tree, int depth) throws Unfit {
        try {
            return of(tree, depth);
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    private Tree of(Tree tree, int depth) throws Unfit {
        if (depth > XmlInput.MAX_DEPTH) {
            throw new Unfit("", "references within " + XmlInput.MAX_DEPTH + " elements (expected: fewer)");
        }
        if (!open.isEmpty()) {
            made += tree instanceof Leaf leaf ? 1 + leaf.text().length() / LONG : 1;
        }
        if (made > MOST) {
            throw new Unfit("", "references to more than " + MOST + " elements (expected: fewer)");
        }
        if (tree instanceof Items items) {
            return list(items, depth);
        }
        if (!(tree instanceof Branch branch)) {
            return tree;
        }
        String target = target(branch);
        return target == null ? branch(branch, depth) : referred(target, depth);
    }

    private Items list(Items items, int depth) throws Unfit {
        List<Tree> all = new ArrayList<>(items.all().size());
        for (int i = 0; i < items.all().size(); i++) {
            all.add(part(Integer.toString(i), items.all().get(i), depth));
        }
        return new Items(all);
    }

    private Tree branch(Branch branch, int depth) throws Unfit {
        Branch plain = new Branch();
        for (int i = 0; i < branch.size(); i++) {
            if (!branch.name(i).equals("@id")) {
                plain.put(branch.name(i), part(branch.name(i), branch.value(i), depth + 1));
            }
        }
        if (plain.size() == 0) {
            return Leaf.text("");
        }
        Tree text = plain.get("#text");
        return text != null && plain.size() == 1 ? text : plain;
    }

    private Tree referred(String id, int depth) throws Unfit {
        Branch value = named.get(id);
        if (value == null) {
            throw new Unfit("", "a reference to nothing (expected: the id of an element)");
        }
        if (!open.add(id)) {
            throw new Unfit("", "a reference to what is around it (expected: a value that ends)");
        }
        try {
            return of(value, depth + 1);
        } finally {
            open.remove(id);
        }
    }

    /** The id that an element refers to; null: it stands for itself, or for something outside of the message. */
    private static @Nullable String target(Branch branch) {
        if (branch.get("@href") instanceof Leaf href && href.text().startsWith("#")) {
            return href.text().substring(1).strip();
        }
        // An IDREF, which some write as a URI.
        return branch.get("@ref") instanceof Leaf ref ? ref.text().strip().replaceFirst("^#", "") : null;
    }
}
