package dev.banyan.proxy.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The demo on a terminal: one screen, redrawn in place. */
final class LiveTable implements Display {
    private static final int BAR = 36;
    private static final int HISTORY = 60;
    private static final String SIDE_HEAD = String.format("%7s%7s%7s%7s", "req/s", "err", "p50", "p99");

    private final Terminal terminal;
    private final Ink ink;
    private final String full;
    private final String empty;
    private final String steps;

    /** Failed requests of each of the last seconds, the newest last. */
    private final Deque<Long> failures = new ArrayDeque<>();

    private long second = -1;
    private long failedBefore;

    LiveTable(Terminal terminal, Ink ink, boolean unicode) {
        this.terminal = terminal;
        this.ink = ink;
        this.full = unicode ? "█" : "#";
        this.empty = unicode ? "░" : ".";
        this.steps = unicode ? " ▁▂▃▄▅▆▇█" : " .:-=+*%#";
        terminal.enter();
    }

    @Override
    public void show(Scene scene) {
        remember(scene);
        terminal.draw(lines(scene));
    }

    @Override
    public void close() {
        terminal.leave();
    }

    List<String> lines(Scene scene) {
        List<String> lines = new ArrayList<>();
        lines.add(title(scene));
        lines.add("");
        chapter(lines, scene);
        lines.add("");
        table(lines, scene);
        lines.add("");
        lines.add(users(scene));
        lines.add(failures(scene));
        lines.add("");
        scene.hints().forEach(hint -> lines.add(" " + ink.dim(hint)));
        return lines;
    }

    private String title(Scene scene) {
        long seconds = scene.elapsed().toSeconds();
        String clock = String.format("%d:%02d   Ctrl-C ends it", seconds / 60, seconds % 60);
        return " " + ink.bold("Banyan demo") + String.format("%66s", clock);
    }

    /** Always as many lines, so that the table below does not jump. */
    private void chapter(List<String> lines, Scene scene) {
        Chapter chapter = scene.chapter();
        int from = lines.size();
        lines.add(" " + ink.bold(scene.number() + ".  " + chapter.title()));
        lines.add(chapter.command().isEmpty() ? "" : "      " + ink.typed("$ " + chapter.command()));
        chapter.story().forEach(line -> lines.add("      " + line));
        while (lines.size() < from + 5) {
            lines.add("");
        }
        lines.add(scene.note().isEmpty() ? "" : "      " + ink.bold("> " + scene.note()));
    }

    private void table(List<String> lines, Scene scene) {
        lines.add(" " + String.format("%-22s", "") + ink.legacy(center("LEGACY SIDE"))
                + ink.modern(center("MODERN SIDE")));
        lines.add(ink.dim(" " + String.format("%-15s%7s", "ROUTE", "MODERN") + SIDE_HEAD + SIDE_HEAD));
        scene.rows().forEach(row -> lines.add(row(row)));
    }

    private static String center(String text) {
        return String.format("%18s%10s", text, "");
    }

    private String row(Scene.Row row) {
        return String.format(" %-15s", row.route()) + share(row.share()) + side(row.legacy()) + side(row.modern());
    }

    private String share(Share share) {
        if (share.killed()) {
            return ink.bad(String.format("%7s", "killed"));
        }
        String percent = share.effective().isEmpty() ? "-" : share.effective() + "%";
        String cell = String.format("%7s", share.laidOver() ? "*" + percent : percent);
        return share.laidOver() ? ink.typed(cell) : ink.bold(cell);
    }

    private String side(Traffic.Window window) {
        String errors = String.format("%7s", Figures.errors(window));
        return String.format("%7s", Figures.perSecond(window))
                + (window.failed() > 0 ? ink.bad(errors) : errors)
                + String.format("%7s%7s", Figures.millis(window.p50()), Figures.millis(window.p99()));
    }

    private String users(Scene scene) {
        int modern = scene.users() == 0 ? 0 : (int) Math.round((double) BAR * scene.onModern() / scene.users());
        return " " + String.format("%-16s", "users' orders") + ink.modern(full.repeat(modern))
                + ink.legacy(empty.repeat(BAR - modern)) + " "
                + ink.modern(scene.onModern() + " modern") + ", "
                + ink.legacy(scene.users() - scene.onModern() + " legacy");
    }

    private String failures(Scene scene) {
        long most =
                Math.max(8, failures.stream().mapToLong(Long::longValue).max().orElse(0));
        StringBuilder line = new StringBuilder();
        for (long failed : failures) {
            line.append(steps.charAt((int) Math.ceil((double) failed * (steps.length() - 1) / most)));
        }
        String total = String.format("%d of %d requests", scene.failed(), scene.requests());
        String bars = String.format("%" + BAR + "s", line.substring(Math.max(0, line.length() - BAR)));
        return " " + String.format("%-16s", "failed a second") + ink.bad(bars) + " " + total;
    }

    private void remember(Scene scene) {
        long now = scene.elapsed().toSeconds();
        if (now == second) {
            return;
        }
        second = now;
        failures.addLast(scene.failed() - failedBefore);
        failedBefore = scene.failed();
        if (failures.size() > HISTORY) {
            failures.removeFirst();
        }
    }
}
