package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Finds what a schema has and no line uses: the largest parts that are not used at all, and single fields. */
final class Unused {
    private static final int MOST = 2_000;

    private final Used used;
    private final Set<String> exempt;
    private final List<Found> found = new ArrayList<>();
    private final Deque<Structure> around = new ArrayDeque<>();

    /**
     * A part without use.
     *
     * @param fields how many fields are in it; 1: it is one itself
     */
    record Found(Pointer pointer, boolean required, int fields) {}

    private Unused(Used used, Set<String> exempt) {
        this.used = used;
        this.exempt = exempt;
    }

    /**
     * @param shape of the whole document
     * @param roots true: its parts are documents each, of which only those count that are used at all
     * @param exempt pointers that are looked after in another way
     */
    static List<Found> of(Shape shape, boolean roots, Used used, Set<String> exempt) {
        Unused unused = new Unused(used, exempt);
        Set<String> tops = used.tops();
        if (shape instanceof Structure structure && !used.covers(Pointer.WHOLE)) {
            for (Part part : structure.parts()) {
                if (!roots || tops.isEmpty() || tops.contains(part.name())) {
                    unused.look(part, Pointer.WHOLE.then(part.name()));
                }
            }
        }
        return unused.found;
    }

    private void look(Part part, Pointer at) {
        if (found.size() >= MOST || used.covers(at) || exempt.contains(at.toString())) {
            return;
        }
        if (!used.touches(at)) {
            found.add(new Found(at, part.required(), Math.max(1, fields(part.shape()))));
        } else if (Used.element(part.shape()) instanceof Structure structure && !around.contains(structure)) {
            around.push(structure);
            structure.parts().forEach(below -> look(below, at.then(below.name())));
            around.pop();
        }
    }

    private int fields(Shape shape) {
        if (!(Used.element(shape) instanceof Structure structure)) {
            return 1;
        }
        if (around.contains(structure) || around.size() > 32) {
            return 0;
        }
        int fields = 0;
        around.push(structure);
        for (Part part : structure.parts()) {
            fields += fields > MOST ? 0 : fields(part.shape());
        }
        around.pop();
        return fields;
    }
}
