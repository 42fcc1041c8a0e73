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
    /** The part of a chapter after which its ending is looked at, so that there is time to read what it says. */
    private static final double BEFORE_THE_ENDING = 0.6;

    private final Display display;
    private final Watch watch;
    private final List<String> hints;
    private final CountDownLatch stop;
    private final long began = System.nanoTime();
    private final List<Played> played = new ArrayList<>();
    private int number;

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
     * @param length how long all of it takes, from now on; the chapters are shortened to fit, never stretched. Null: the
     *     chapters at their own pace, and then the epilogue until it is stopped
     */
    List<Played> play(List<Chapter> chapters, Chapter epilogue, @Nullable Duration length)
            throws IOException, InterruptedException {
        double pace = pace(chapters, length);
        for (Chapter chapter : chapters) {
            play(chapter, System.nanoTime() + (long) (pace * chapter.seconds() * 1e9));
        }
        if (pace == 1) {
            play(epilogue, length == null ? Long.MAX_VALUE : began + length.toNanos());
        }
        return played;
    }

    private static double pace(List<Chapter> chapters, @Nullable Duration length) {
        int seconds = chapters.stream().mapToInt(Chapter::seconds).sum();
        return length == null ? 1 : Math.min(1, length.toMillis() / 1e3 / seconds);
    }

    private void play(Chapter chapter, long until) throws IOException, InterruptedException {
        if (stop.getCount() == 0) {
            return;
        }
        number++;
        long requests = watch.traffic().requests();
        long failed = watch.traffic().failed();
        display.show(scene(chapter, ""));
        String opening = chapter.opening().play();
        long now = System.nanoTime();
        show(chapter, opening, now + (long) ((until - now) * BEFORE_THE_ENDING));
        String ending = chapter.ending().play();
        show(chapter, ending.isEmpty() ? opening : ending, until);
        played.add(new Played(
                chapter.title(),
                watch.traffic().requests() - requests,
                watch.traffic().failed() - failed,
                opening,
                ending));
    }

    private void show(Chapter chapter, String note, long until) throws IOException, InterruptedException {
        do {
            display.show(scene(chapter, note));
        } while (!stop.await(FRAME_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < until);
    }

    private Scene scene(Chapter chapter, String note) throws IOException, InterruptedException {
        Traffic traffic = watch.traffic();
        SideChanges changes = watch.changes();
        long onModern = changes.users(DemoRules.ORDERS, Side.MODERN);
        long onLegacy = changes.users(DemoRules.ORDERS, Side.LEGACY);
        return new Scene(
                Duration.ofNanos(System.nanoTime() - began),
                number,
                chapter,
                note,
                watch.rows(),
                onModern,
                onModern + onLegacy,
                traffic.requests(),
                traffic.failed(),
                hints);
    }
}
