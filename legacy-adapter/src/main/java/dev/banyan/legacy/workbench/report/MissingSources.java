package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.compile.InspectedBody;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.workbench.report.LossReport.Kind;
import dev.banyan.legacy.workbench.report.LossReport.Loss;
import dev.banyan.rules.model.translation.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must go and need not come. What must be in an optional group must go only where the group goes, that is,
 * where one of the lines that fill it finds something.
 */
final class MissingSources {
    private final boolean isRecord;
    private final List<Loss> losses = new ArrayList<>();

    /** @param isRecord true: of what comes every field is there, though no copybook says so */
    private MissingSources(boolean isRecord) {
        this.isRecord = isRecord;
    }

    static List<Loss> of(InspectedBody body) {
        Shape from = body.fromAt(Pointer.of(body.written().from().root()));
        Shape as = body.asAt(Pointer.of(body.written().as().root()));
        MissingSources missing = new MissingSources(body.fromCopybook() != null);
        missing.look(body.written().map(), orAnything(from), orAnything(as), "");
        return missing.losses;
    }

    private static Shape orAnything(@Nullable Shape shape) {
        return shape == null ? Anything.ANYTHING : shape;
    }

    private void look(List<Line> lines, Shape from, Shape as, String prefix) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            NumberedLine numbered = new NumberedLine(line, prefix + (i + 1), "");
            List<Boolean> targets = required(as, Pointer.of(line.to()), false);
            if (!targets.isEmpty() && targets.get(targets.size() - 1)) {
                String why = why(line, lines, from, group(line, targets));
                if (!why.isEmpty()) {
                    losses.add(new Loss(Kind.MAY_BE_MISSING, numbered.name(), "required, " + why));
                }
            }
            Pointer source = NumberedLine.source(line);
            if (!line.map().isEmpty() && source != null) {
                look(line.map(), at(from, source), at(as, Pointer.of(line.to())), prefix + (i + 1) + ".");
            }
        }
    }

    /** The innermost group around the line's target that need not go; the whole: all of it must. */
    private static Pointer group(Line line, List<Boolean> required) {
        int optional = required.subList(0, required.size() - 1).lastIndexOf(false);
        return new Pointer(Pointer.of(line.to()).tokens().subList(0, optional + 1));
    }

    /** Why it may be missing; empty: it is not. */
    private String why(Line line, List<Line> lines, Shape from, Pointer group) {
        if (line.when() != null) {
            return "left out where 'when' does not hold";
        }
        if (line.constant() != null || line.fallback() != null || line.expr() != null) {
            return "";
        }
        if (line.omitEmpty()) {
            return "left out where it is empty";
        }
        Pointer source = NumberedLine.source(line);
        if (source == null) {
            String place = String.valueOf(line.from());
            return place.startsWith("path:") ? "" : place + " need not come";
        }
        boolean list = line.each() != null && at(from, source) instanceof Listing;
        return list || isRecord ? "" : optional(source, from, given(lines, group));
    }

    /** The first part of the source that need not be there, below what is known to be. */
    private static String optional(Pointer source, Shape from, int given) {
        List<Boolean> required = required(from, source, true);
        for (int i = given; i < required.size(); i++) {
            if (!required.get(i)) {
                return new Pointer(source.tokens().subList(0, i + 1)) + " need not come";
            }
        }
        return "";
    }

    /** How many tokens all sources of the group begin with: so far all of them are there, or the group does not go. */
    private static int given(List<Line> lines, Pointer group) {
        if (group.isWhole()) {
            return 0;
        }
        List<String> common = null;
        for (Line line : lines) {
            List<String> to = Pointer.of(line.to()).tokens();
            if (to.size() < group.size() || !to.subList(0, group.size()).equals(group.tokens())) {
                continue;
            }
            Pointer source = NumberedLine.source(line);
            if (source == null || line.fallback() != null) {
                return 0;
            }
            common = common == null ? source.tokens() : common(common, source.tokens());
        }
        return common == null ? 0 : common.size();
    }

    private static List<String> common(List<String> one, List<String> other) {
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        return one.subList(0, same);
    }

    /**
     * Of each step, whether a schema says that it must be there.
     *
     * @param otherwise where there is no schema
     */
    private static List<Boolean> required(Shape start, Pointer pointer, boolean otherwise) {
        List<Boolean> required = new ArrayList<>();
        Shape at = start;
        for (String token : pointer.tokens()) {
            boolean element = at instanceof Listing && token.matches("[0-9]+|-");
            Part part = Used.element(at) instanceof Structure structure ? structure.part(token) : null;
            required.add(part == null ? otherwise && !element : part.required());
            at = element ? Used.element(at) : part == null ? Anything.ANYTHING : part.shape();
        }
        return required;
    }

    /** An element of it, where it is a list. */
    private static Shape at(Shape start, Pointer pointer) {
        Shape at = start;
        for (String token : pointer.tokens()) {
            Part part = Used.element(at) instanceof Structure structure ? structure.part(token) : null;
            at = part == null ? Anything.ANYTHING : part.shape();
        }
        return at;
    }
}
