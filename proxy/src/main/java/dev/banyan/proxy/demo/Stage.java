package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays the chapters one after the other and shows what happens, until its time is over or somebody stops it. */
final class Stage {
    private static final long FRAME_MILLIS = 250;

    private final Display display;
    private final Watch watch;
    private final List<String> hints;
    private final CountDownLatch stop;
    private final long began = System.nanoTime();
    private final List<Played> played = new ArrayList<>();

    /** @param stop reaches zero when the audience has seen enough */
    Stage(Display display, Watch watch, List<String> hints, CountDownLatch stop) {
        this.display = display;
        this.watch = watch;
        this.hints = hints;
        this.stop = stop;
    }

    /** What came of one chapter. */
    record Played(String title, long requests, long failed, String opening, String ending) {}

    /**
     * @param length how long all of it takes; the chapters are shortened to fit, never stretched. Null: the chapters at
     *     their own pace, and then the last goes on until it is stopped
     */
    List<Played> play(List<Chapter> chapters, @Nullable Duration length) throws IOException, InterruptedException {
        double pace = pace(chapters, length);
        long ends = length == null ? Long.MAX_VALUE : began + length.toNanos();
        for (int number = 1; number <= chapters.size() && stop.getCount() > 0; number++) {
            boolean last = number == chapters.size();
            long until =
                    (long) (System.nanoTime() + pace * chapters.get(number - 1).seconds() * 1e9);
            play(number, chapters, last ? ends : until);
        }
        return played;
    }

    private static double pace(List<Chapter> chapters, @Nullable Duration length) {
        int seconds = chapters.stream().mapToInt(Chapter::seconds).sum();
        return length == null ? 1 : Math.min(1, length.toMillis() / 1e3 / seconds);
    }

    private void play(int number, List<Chapter> chapters, long until) throws IOException, InterruptedException {
        Chapter chapter = chapters.get(number - 1);
        long requests = watch.traffic().requests();
        long failed = watch.traffic().failed();
        display.show(scene(number, chapters, ""));
        String opening = chapter.opening().play();
        do {
            display.show(scene(number, chapters, opening));
        } while (!stop.await(FRAME_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < until);
        String ending = chapter.ending().play();
        if (!ending.isEmpty()) {
            display.show(scene(number, chapters, ending));
        }
        played.add(new Played(
                chapter.title(),
                watch.traffic().requests() - requests,
                watch.traffic().failed() - failed,
                opening,
                ending));
    }

    private Scene scene(int number, List<Chapter> chapters, String note) throws IOException, InterruptedException {
        Traffic traffic = watch.traffic();
        SideChanges changes = watch.changes();
        long onModern = changes.users(DemoRules.ORDERS, Side.MODERN);
        long onLegacy = changes.users(DemoRules.ORDERS, Side.LEGACY);
        return new Scene(
                Duration.ofNanos(System.nanoTime() - began),
                number,
                chapters.size(),
                chapters.get(number - 1),
                note,
                watch.rows(),
                onModern,
                onModern + onLegacy,
                traffic.requests(),
                traffic.failed(),
                hints);
    }
}
