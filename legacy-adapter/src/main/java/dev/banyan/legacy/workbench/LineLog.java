package dev.banyan.legacy.workbench;

import dev.banyan.legacy.mapping.LineWatch;
import dev.banyan.legacy.mapping.Misfit;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.workbench.LineSeen.Did;
import dev.banyan.rules.model.translation.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what lines do, one row each time; a line stands before those within it. */
final class LineLog implements LineWatch {
    private static final int MOST = 10_000;

    private final List<@Nullable LineSeen> rows = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    /** Null: nobody wants to know. */
    private @Nullable List<Line> lines;

    private int more;

    /** A line that has started and is not at its end. */
    private static final class Open {
        private final int row;
        private final Line line;
        private final String from;
        private final String to;
        private final @Nullable Tree found;
        private int element = -1;

        private Open(int row, Line line, String from, String to, @Nullable Tree found) {
            this.row = row;
            this.line = line;
            this.from = from;
            this.to = to;
            this.found = found;
        }

        private boolean isList() {
            return line.each() != null || found instanceof Items;
        }

        /** Where lines within it tell the parts, it is enough to say how many there are. */
        private @Nullable String told(@Nullable Tree value) {
            return value == null ? null : line.map().isEmpty() ? TreeText.of(value) : TreeText.sizeOf(value);
        }

        private String below(String place) {
            return place + (isList() ? "/" + element : "");
        }
    }

    /** @param written the lines that are going to be asked */
    void start(List<Line> written) {
        rows.clear();
        open.clear();
        lines = written;
        more = 0;
    }

    /** What lines do from now on is nobody's business. */
    void stop() {
        lines = null;
    }

    @Override
    public void starts(String number, @Nullable Tree found) {
        List<Line> top = lines;
        if (top == null) {
            return;
        }
        Open around = open.peek();
        int index = Integer.parseInt(number.substring(number.lastIndexOf('.') + 1)) - 1;
        if (around != null && index == 0) {
            // Lines within a list begin again with each element.
            around.element++;
        }
        Line line = (around == null ? top : around.line.map()).get(index);
        boolean room = rows.size() < MOST;
        open.push(new Open(room ? rows.size() : -1, line, from(line, around), to(line, around), found));
        if (room) {
            rows.add(null);
        } else {
            more++;
        }
    }

    private static String from(Line line, @Nullable Open around) {
        String place = line.each() != null ? line.each() : line.from();
        if (place == null) {
            return line.constant() != null ? "const" : "expr";
        }
        boolean pointer = place.isEmpty() || place.startsWith("/");
        return !pointer ? place : whole((around == null ? "" : around.below(around.from)) + place);
    }

    private static String to(Line line, @Nullable Open around) {
        return whole((around == null ? "" : around.below(around.to)) + line.to());
    }

    private static String whole(String pointer) {
        return pointer.isEmpty() ? "/" : pointer.startsWith("//") ? pointer.substring(1) : pointer;
    }

    @Override
    public void leftOut(String number) {
        end(number, Did.LEFT_OUT, null, "");
    }

    @Override
    public void done(String number, @Nullable Tree put) {
        Open line = open.peek();
        if (line == null) {
            return;
        }
        boolean missing = line.found == null || line.found instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL;
        boolean byDefault = missing && line.line.fallback() != null;
        end(number, put == null ? Did.NOTHING : byDefault ? Did.DEFAULT : Did.PUT, put, "");
    }

    @Override
    public void failed(String number, Misfit misfit) {
        // Of lines around the one that could not be done there is nothing to say.
        boolean own = misfit.line().startsWith("map line " + number + " ");
        end(number, Did.FAILED, null, own ? misfit.getMessage() : "");
    }

    private void end(String number, Did did, @Nullable Tree put, String fault) {
        Open line = open.poll();
        if (line == null) {
            return;
        }
        LineSeen seen = new LineSeen(number, line.from, line.told(line.found), did, line.told(put), line.to, fault);
        if (line.row >= 0) {
            rows.set(line.row, seen);
        } else if (did == Did.FAILED) {
            // What somebody is looking for is never left out.
            rows.add(seen);
        }
    }

    List<LineSeen> seen() {
        List<LineSeen> seen = new ArrayList<>(rows.size());
        for (LineSeen row : rows) {
            if (row != null) {
                seen.add(row);
            }
        }
        return List.copyOf(seen);
    }

    /** How many rows were left out. */
    int more() {
        return more;
    }
}
