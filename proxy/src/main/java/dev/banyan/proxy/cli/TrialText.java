package dev.banyan.proxy.cli;

import dev.banyan.legacy.format.copybook.RecordTable;
import dev.banyan.legacy.workbench.HeadChange;
import dev.banyan.legacy.workbench.LineSeen;
import dev.banyan.legacy.workbench.Message;
import dev.banyan.legacy.workbench.Trial;
import java.io.PrintWriter;
import java.util.List;

/** A trial for people: before, lines, after, head. */
final class TrialText {
    private static final int WIDEST = 44;
    private static final int MOST_LINES = 200;
    private static final String INDENT = "  ";

    private TrialText() {}

    static void print(Trial trial, PrintWriter out) {
        out.println(trial.translation() + ", " + trial.direction().word());
        out.println();
        message("BEFORE", trial.before(), "", out);
        lines(trial, out);
        Message after = trial.after();
        if (after == null) {
            out.println("AFTER  nothing, the message is untranslatable");
            return;
        }
        message("AFTER", after, trial.asItCame() ? ", as it came" : "", out);
        head(trial.head(), out);
    }

    private static void message(String title, Message message, String further, PrintWriter out) {
        String format = message.format().isEmpty() ? "" : message.format() + ", ";
        String type = message.contentType().isEmpty() ? "" : message.contentType() + ", ";
        int length = message.bytes().length;
        out.println(title + INDENT + format + type + length + (length == 1 ? " byte" : " bytes") + further);
        message.lines().forEach(line -> out.println(INDENT + line));
        if (!message.record().isEmpty()) {
            record(message.record()).print(out);
        }
        out.println();
    }

    private static Columns record(List<RecordTable.Row> rows) {
        Columns columns = new Columns(INDENT + "NAME", "OFFSET", "LENGTH", "PICTURE", "USAGE", "BYTES", "VALUE");
        rows.forEach(row -> columns.row(
                INDENT + row.name(),
                row.offset() + "",
                row.length() + "",
                row.picture(),
                row.usage(),
                cut(row.bytesHex()),
                cut(row.value())));
        return columns;
    }

    private static void lines(Trial trial, PrintWriter out) {
        Trial.Roots roots = trial.roots();
        String from = roots.from().isEmpty() ? "" : ", from below " + roots.from();
        String to = roots.to().isEmpty() ? "" : ", to below " + roots.to();
        List<LineSeen> all = trial.lines();
        out.println("LINES" + (all.isEmpty() ? INDENT + "none was asked" : from + to));
        if (!all.isEmpty()) {
            Columns columns = new Columns(INDENT + "LINE", "FROM", "BEFORE", "AFTER", "TO");
            int shown = Math.min(all.size(), MOST_LINES);
            all.subList(0, shown).forEach(line -> row(line, columns));
            LineSeen last = all.get(all.size() - 1);
            int left = all.size() - shown + trial.more();
            if (left > 0) {
                columns.row(INDENT + "...", left + " more, --format json has them", "", "", "");
            }
            if (shown < all.size() && last.did() == LineSeen.Did.FAILED) {
                row(last, columns);
            }
            columns.print(out);
        }
        out.println();
    }

    private static void row(LineSeen line, Columns columns) {
        String before = line.before() == null ? "nothing there" : cut(line.before());
        columns.row(INDENT + line.line(), line.from(), before, after(line), line.to());
    }

    private static String after(LineSeen line) {
        String after = line.after() == null ? "-" : cut(line.after());
        return switch (line.did()) {
            case LEFT_OUT -> "left out by when";
            case FAILED -> line.fault().isEmpty() ? "-" : "does not fit";
            case DEFAULT -> after + " by default";
            default -> after;
        };
    }

    private static void head(List<HeadChange> head, PrintWriter out) {
        if (head.isEmpty()) {
            return;
        }
        out.println("HEAD");
        Columns columns = new Columns(INDENT + "PART", "BEFORE", "AFTER");
        head.stream()
                .filter(change -> change.before() != null
                        || change.after() != null
                        || change.part().equals("path"))
                .map(SecretHeaders::masked)
                .forEach(change -> columns.row(INDENT + change.part(), before(change), after(change)));
        columns.print(out);
    }

    private static String before(HeadChange change) {
        return change.before() != null ? change.before() : change.part().equals("path") ? "by the route" : "none";
    }

    private static String after(HeadChange change) {
        String renamed = change.renamedFrom().isEmpty() ? "" : ", renamed from " + change.renamedFrom();
        if (change.part().equals("path")) {
            return change.after() == null ? "by the route" : change.after();
        }
        return (change.isSame() ? "same" : change.after() == null ? "removed" : change.after()) + renamed;
    }

    private static String cut(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }
}
