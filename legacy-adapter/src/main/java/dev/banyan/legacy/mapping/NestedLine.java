package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines within the elements of a list ({@code each}), or within a part ({@code from} with {@code map}).
 *
 * <p>Under {@code each} what is no list is a list of one; under {@code from} a list is taken element by element, too.
 */
public final class NestedLine implements Line {
    private final String name;
    private final Pointer place;
    private final Lookup source;
    private final Lines lines;
    private final boolean each;
    private final boolean evenWithout;
    private final boolean omitEmpty;
    private final String[] to;

    /**
     * @param name the line, for messages
     * @param each true: a list goes, whatever comes
     * @param evenWithout true: where nothing comes an empty list goes
     */
    public NestedLine(
            String name, Pointer place, Lines lines, boolean each, boolean evenWithout, boolean omitEmpty, Pointer to) {
        this.name = name;
        this.place = place;
        this.source = new Lookup(place);
        this.lines = lines;
        this.each = each;
        this.evenWithout = evenWithout;
        this.omitEmpty = omitEmpty;
        this.to = to.tokens().toArray(String[]::new);
    }

    @Override
    public void apply(Scope scope, Target target) throws Misfit {
        Tree value = value(scope);
        if (value == null || omitEmpty && isEmpty(value)) {
            return;
        }
        try {
            target.put(to, value);
        } catch (Unfit unfit) {
            throw Misfit.of(name, place, unfit);
        }
    }

    /** What its source names, before anything is done to it. */
    @Nullable
    Tree found(Scope scope) {
        return source.in(scope.here());
    }

    private @Nullable Tree value(Scope scope) throws Misfit {
        Tree found = source.in(scope.here());
        if (found == null || found instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL) {
            return evenWithout ? new Items(new ArrayList<>(0)) : null;
        }
        if (found instanceof Items items) {
            return list(items.all(), scope);
        }
        return each ? list(List.of(found), scope) : part(found, scope);
    }

    private Items list(List<Tree> elements, Scope scope) throws Misfit {
        List<Tree> made = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            try {
                Tree element = elements.get(i);
                boolean isNull = element instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL;
                made.add(isNull ? element : lines.apply(scope.at(element)));
            } catch (Misfit misfit) {
                throw misfit.within(place, i);
            }
        }
        return new Items(made);
    }

    private Tree part(Tree found, Scope scope) throws Misfit {
        try {
            return lines.apply(scope.at(found));
        } catch (Misfit misfit) {
            throw misfit.within(place);
        }
    }

    private static boolean isEmpty(Tree tree) {
        return tree instanceof Items items ? items.all().isEmpty() : tree instanceof Branch made && made.size() == 0;
    }
}
