package dev.banyan.proxy.demo;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The demo for pipes, files and terminals that cannot be redrawn: a line every two seconds. */
final class PlainLines implements Display {
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final PrintWriter out;
    private int chapter;
    private String note = "";
    private @Nullable Duration last;

    PlainLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Scene scene) {
        if (scene.number() != chapter) {
            begin(scene);
        }
        if (!scene.note().equals(note)) {
            note = scene.note();
            if (!note.isEmpty()) {
                out.println("  > " + note);
            }
        }
        if (last == null || scene.elapsed().minus(last).compareTo(BETWEEN) >= 0) {
            last = scene.elapsed();
            scene.rows().forEach(row -> out.println(line(scene.elapsed(), row)));
        }
        out.flush();
    }

    private void begin(Scene scene) {
        if (chapter == 0) {
            scene.hints().forEach(out::println);
        }
        chapter = scene.number();
        out.println();
        out.println(chapter + ". " + scene.chapter().title());
        if (!scene.chapter().command().isEmpty()) {
            out.println("  $ " + scene.chapter().command());
        }
        scene.chapter().story().forEach(line -> out.println("  " + line));
    }

    private static String line(Duration elapsed, Scene.Row row) {
        Share share = row.share();
        String percent = share.effective().isEmpty() ? "" : share.effective() + "% modern" + laidOver(share);
        return String.format(
                "  %3ds %-16s%-24s legacy %s | modern %s",
                elapsed.toSeconds(), row.route(), percent, Figures.line(row.legacy()), Figures.line(row.modern()));
    }

    private static String laidOver(Share share) {
        if (share.killed()) {
            return " (killed)";
        }
        return share.laidOver() ? " (file: " + share.configured() + "%)" : "";
    }

    @Override
    public void close() {
        out.flush();
    }
}
