package dev.banyan.legacy.mapping;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a pointer into a tree. Where it comes upon a list and does not name an element, it takes every element. What
 * a text reader cannot know is forgiven: one element is a list of one, and a text is its own {@code #text}.
 */
public final class Lookup implements Source {
    private final String[] tokens;

    public Lookup(Pointer pointer) {
        this.tokens = pointer.tokens().toArray(String[]::new);
    }

    @Override
    public @Nullable Tree find(Scope scope) {
        return in(scope.here());
    }

    /** What is there; null: nothing is. */
    public @Nullable Tree in(Tree tree) {
        return follow(tree, 0);
    }

    private @Nullable Tree follow(Tree start, int from) {
        Tree at = start;
        for (int i = from; i < tokens.length; i++) {
            Tree next;
            if (at instanceof Branch branch) {
                next = part(branch, tokens[i]);
            } else if (at instanceof Items items) {
                if (!isIndex(tokens[i])) {
                    return every(items, i);
                }
                next = element(items, tokens[i]);
            } else {
                next = isSelf(tokens[i]) ? at : null;
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Tree part(Branch branch, String token) {
        Tree part = branch.get(token);
        return part == null && token.equals("0") ? branch : part;
    }

    private static boolean isSelf(String token) {
        return token.equals("#text") || token.equals("0");
    }

    private @Nullable Tree every(Items items, int from) {
        List<Tree> found = new ArrayList<>(items.all().size());
        for (Tree element : items.all()) {
            Tree below = follow(element, from);
            if (below instanceof Items several) {
                found.addAll(several.all());
            } else if (below != null) {
                found.add(below);
            }
        }
        return found.isEmpty() && !items.all().isEmpty() ? null : new Items(found);
    }

    private static @Nullable Tree element(Items items, String token) {
        int index = token.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(token);
        return index < items.all().size() ? items.all().get(index) : null;
    }

    static boolean isIndex(String token) {
        if (token.isEmpty() || token.length() > 1 && token.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) < '0' || token.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** What stands for a single value: a leaf, or the text of an element that has attributes besides. Null: neither. */
    public static @Nullable Leaf leaf(Tree tree) {
        if (tree instanceof Leaf leaf) {
            return leaf;
        }
        if (!(tree instanceof Branch branch) || !(branch.get("#text") instanceof Leaf text)) {
            return null;
        }
        for (int i = 0; i < branch.size(); i++) {
            String name = branch.name(i);
            if (!name.startsWith("@") && !name.equals("#text")) {
                return null;
            }
        }
        return text;
    }
}
