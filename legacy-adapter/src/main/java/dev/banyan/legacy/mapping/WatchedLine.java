package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that tells what it does.
 *
 * @param number of the line, as in messages
 * @param name of the line, for messages
 * @param place where its value comes from, for messages; the whole where it is no pointer
 * @param to where its value goes
 */
public record WatchedLine(Line line, String number, String name, Pointer place, Pointer to, LineWatch watch)
        implements Line {

    @Override
    public void apply(Scope scope, Target target) throws Misfit {
        ConditionalLine conditional = line instanceof ConditionalLine some ? some : null;
        Line always = conditional == null ? line : conditional.line();
        // Whoever only looks must not use up what the message has left.
        watch.starts(number, found(always, new Scope(scope.here(), scope.document(), scope.head())));
        try {
            if (conditional != null && !conditional.holds(scope)) {
                watch.leftOut(number);
            } else {
                watch.done(number, put(always, scope, target));
            }
        } catch (Misfit misfit) {
            watch.failed(number, misfit);
            throw misfit;
        }
    }

    private static @Nullable Tree found(Line line, Scope scope) {
        try {
            return line instanceof ValueLine value
                    ? value.found(scope)
                    : line instanceof NestedLine nested ? nested.found(scope) : null;
        } catch (Unfit unfit) {
            // The line itself will say so.
            return null;
        }
    }

    /** Alone first: so what this line makes can be told from what others did before. A copy, for others may fill it further. */
    private @Nullable Tree put(Line always, Scope scope, Target target) throws Misfit {
        Target alone = new Target();
        always.apply(scope, alone);
        Tree made = alone.made();
        if (made == null) {
            return null;
        }
        Tree value = below(made, to.tokens());
        Tree told = value.copy();
        try {
            target.put(to.tokens().toArray(String[]::new), value);
        } catch (Unfit unfit) {
            throw Misfit.of(name, place, unfit);
        }
        return told;
    }

    /** What stands there in a document that has nothing else in it: of a list on the way, the one element. */
    private static Tree below(Tree made, List<String> tokens) {
        Tree at = made;
        for (String token : tokens) {
            Tree part = at instanceof Items items
                    ? items.all().get(0)
                    : at instanceof Branch branch ? branch.get(token) : null;
            if (part == null) {
                throw new IllegalStateException("line: put nothing where it says (expected: " + token + ")");
            }
            at = part;
        }
        return at;
    }
}
