package dev.banyan.proxy.demo;

import java.time.Duration;
import java.util.List;

/** Moments of a tour, for displays to show. */
final class Scenes {
    private static final Traffic.Window QUIET = new Traffic.Window(0, 0, 0, Double.NaN, Double.NaN);
    private static final Traffic.Window BUSY = new Traffic.Window(100, 25, 20, 4.25, 812);

    private Scenes() {}

    static Scene at(int seconds, int number, String note, boolean killed) {
        Chapter chapter = Chapter.of(10, "Half of the orders", "A story of one line.")
                .opensWith("./banyan ramp orders 50", Chapter.Act.NONE);
        List<Scene.Row> rows = List.of(
                new Scene.Row("orders", new Share("10", killed ? "0" : "50", killed), BUSY, BUSY),
                new Scene.Row("everything-else", Share.NONE, BUSY, QUIET));
        return new Scene(
                Duration.ofSeconds(seconds),
                number,
                chapter,
                note,
                rows,
                150,
                300,
                1_000,
                50,
                List.of("http://127.0.0.1:8080/   the shop"));
    }
}
