package dev.banyan.proxy.cli;

import dev.banyan.legacy.workbench.report.LossReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What gets lost, for people. */
final class LossText {
    private LossText() {}

    static void print(LossReport report, PrintWriter out) {
        out.println(report.translation() + ", what gets lost");
        out.println();
        report.ways().forEach(way -> print(way, out));
        out.println("verdict: " + report.verdict());
    }

    private static void print(LossReport.Way way, PrintWriter out) {
        out.println(way.direction().word().toUpperCase(Locale.ROOT) + "  " + way.from() + " -> " + way.as());
        way.notes().forEach(note -> out.println("  " + note + "."));
        if (!way.losses().isEmpty()) {
            Columns columns = new Columns("  WHAT", "WHERE", "WHY");
            way.losses().forEach(loss -> columns.row("  " + loss.kind().words(), loss.where(), loss.why()));
            columns.print(out);
        } else if (way.notes().isEmpty()) {
            out.println("  nothing");
        }
        out.println();
    }
}
