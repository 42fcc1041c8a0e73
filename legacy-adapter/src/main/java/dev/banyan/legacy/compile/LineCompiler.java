package dev.banyan.legacy.compile;

import dev.banyan.legacy.expr.BadExpression;
import dev.banyan.legacy.expr.Expression;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.ConditionalLine;
import dev.banyan.legacy.mapping.Line;
import dev.banyan.legacy.mapping.LineWatch;
import dev.banyan.legacy.mapping.Lines;
import dev.banyan.legacy.mapping.Lookup;
import dev.banyan.legacy.mapping.NestedLine;
import dev.banyan.legacy.mapping.Rest;
import dev.banyan.legacy.mapping.Source;
import dev.banyan.legacy.mapping.ValueLine;
import dev.banyan.legacy.mapping.ValueSteps;
import dev.banyan.legacy.mapping.WatchedLine;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.rules.model.translation.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes lines of what the rules say of them, and finds those that cannot work. Good for one body. */
final class LineCompiler {
    private final boolean keepRest;
    private final @Nullable LineWatch watch;
    private final LineChecks checks;
    private final Set<String> names = new TreeSet<>();
    private boolean everything;

    /**
     * @param keepRest whether what no line names goes too
     * @param watch is told what the lines do; null: nobody is
     */
    LineCompiler(boolean keepRest, @Nullable LineWatch watch) {
        this.keepRest = keepRest;
        this.watch = watch;
        this.checks = new LineChecks();
    }

    /** Names of the route's path that lines ask for and cannot do without. */
    Set<String> pathNames() {
        return names;
    }

    /**
     * @param prefix number of the line that these are within, with a dot; empty: the body's own
     * @param root where the target of these lines starts in the body that goes
     */
    CompiledLines compile(
            List<dev.banyan.rules.model.translation.Line> written,
            Sides sides,
            Pointer root,
            String prefix,
            Faults faults) {
        List<Line> lines = new ArrayList<>(written.size());
        List<Pointer> read = new ArrayList<>();
        List<Pointer> filled = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            var line = written.get(i);
            String name = "map line " + prefix + (i + 1) + " (to: " + (line.to().isEmpty() ? "/" : line.to()) + ")";
            Faults here = faults.at(i);
            checks.check(line, sides, here);
            Line compiled = line(line, sides, root, name, prefix + (i + 1) + ".", read, here);
            Line whole = line.when() == null ? compiled : conditional(line.when(), name, compiled, here);
            lines.add(watched(whole, line, prefix + (i + 1), name, root));
            filled.add(Pointer.of(line.to()));
        }
        Targets.check(written, faults);
        return new CompiledLines(lines, read, everything, filled);
    }

    private Line watched(
            Line compiled, dev.banyan.rules.model.translation.Line line, String number, String name, Pointer root) {
        if (watch == null) {
            return compiled;
        }
        Pointer from = from(place(line));
        return new WatchedLine(compiled, number, name, from, root.then(Pointer.of(line.to())), watch);
    }

    private Line line(
            dev.banyan.rules.model.translation.Line line,
            Sides sides,
            Pointer root,
            String name,
            String prefix,
            List<Pointer> read,
            Faults faults) {
        String place = place(line);
        Pointer from = from(place);
        Pointer to = root.then(Pointer.of(line.to()));
        if (place != null && !line.map().isEmpty()) {
            return nested(line, sides, from, to, name, prefix, read, faults);
        }
        if (place != null) {
            read.add(from);
        }
        ValueSteps steps = StepCompiler.steps(line, sides, faults);
        Source source = source(line, from, steps, faults);
        Tree fallback = line.fallback() == null
                ? null
                : StepCompiler.folded(line.fallback(), line, steps, faults.at("default"));
        return new ValueLine(
                name, from, source, line.constant() == null ? steps : ValueSteps.NONE, fallback, line.omitEmpty(), to);
    }

    /** The pointer that says where the line's value comes from; null: no pointer does. */
    private static @Nullable String place(dev.banyan.rules.model.translation.Line line) {
        return line.each() != null ? line.each() : isPointer(line.from()) ? line.from() : null;
    }

    private static Pointer from(@Nullable String place) {
        return place == null ? Pointer.WHOLE : Pointer.of(place);
    }

    private static boolean isPointer(@Nullable String from) {
        return from != null && (from.isEmpty() || from.startsWith("/"));
    }

    private Source source(dev.banyan.rules.model.translation.Line line, Pointer from, ValueSteps steps, Faults faults) {
        Constant constant = line.constant();
        if (constant != null) {
            Tree value = StepCompiler.folded(constant, line, steps, faults.at("const"));
            return scope -> value;
        }
        if (line.expr() != null) {
            everything = true;
            return expression(line.expr(), faults.at("expr"));
        }
        if (line.each() != null) {
            Lookup list = new Lookup(from);
            return scope -> listed(list.find(scope));
        }
        String place = line.from();
        return place == null || isPointer(place) ? new Lookup(from) : ofHead(place, line);
    }

    private static @Nullable Tree listed(@Nullable Tree found) {
        return found == null || found instanceof Items ? found : Items.of(found);
    }

    /** Path, query, header or cookie. */
    private Source ofHead(String from, dev.banyan.rules.model.translation.Line line) {
        String name = from.substring(from.indexOf(':') + 1);
        if (from.startsWith("path:")) {
            if (line.fallback() == null) {
                names.add(name);
            }
            return scope -> text(scope.head().path(name));
        }
        if (from.startsWith("query:")) {
            return scope -> text(scope.head().query(name));
        }
        return from.startsWith("header:")
                ? scope -> text(scope.head().header(name))
                : scope -> text(scope.head().cookie(name));
    }

    private static @Nullable Leaf text(@Nullable String value) {
        return value == null ? null : Leaf.text(value);
    }

    private Line conditional(String when, String name, Line line, Faults faults) {
        everything = true;
        return new ConditionalLine(name, expression(when, faults.at("when")), line);
    }

    private static Expression expression(String text, Faults faults) {
        try {
            return Expression.of(text);
        } catch (BadExpression bad) {
            faults.error("bad-expression", bad.getMessage(), "");
            return Expression.NOTHING;
        }
    }

    private Line nested(
            dev.banyan.rules.model.translation.Line line,
            Sides sides,
            Pointer from,
            Pointer to,
            String name,
            String prefix,
            List<Pointer> read,
            Faults faults) {
        Sides within = sides.within(element(sides.here(), from), element(sides.there(), Pointer.of(line.to())));
        CompiledLines inner = compile(line.map(), within, Pointer.WHOLE, prefix, faults.at("map"));
        if (inner.read().isEmpty() || inner.everything() || keepRest) {
            read.add(from);
        } else {
            inner.read().forEach(below -> read.add(from.then(below)));
        }
        Rest rest = keepRest ? Rest.without(inner.read()) : null;
        boolean list = line.each() != null;
        boolean evenWithout = list && (isListed(from, sides) || Shapes.at(sides.here(), from) instanceof Listing);
        return new NestedLine(
                name, from, new Lines(inner.lines(), rest, Pointer.WHOLE), list, evenWithout, line.omitEmpty(), to);
    }

    private static boolean isListed(Pointer from, Sides sides) {
        return sides.from().arrays().contains(from.toString());
    }

    private static Shape element(Shape shape, Pointer pointer) {
        Shape at = Shapes.at(shape, pointer);
        return at == null ? Anything.ANYTHING : at instanceof Listing listing ? listing.element() : at;
    }

    /** A value as the rules write it. */
    static Leaf leaf(Constant constant) {
        return switch (constant.kind()) {
            case TEXT -> Leaf.text(constant.text());
            case NUMBER -> Leaf.number(constant.text());
            case BOOLEAN -> Leaf.of(constant.text().equals("true"));
            case NULL -> Leaf.NULL;
        };
    }

    /** Only to be thrown where rules have been checked. */
    static Tree done(ValueSteps steps, Leaf value) throws Unfit {
        return value.kind() == Leaf.Kind.NULL ? value : steps.apply(value);
    }
}
