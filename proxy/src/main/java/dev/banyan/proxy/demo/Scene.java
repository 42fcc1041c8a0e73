package dev.banyan.proxy.demo;

import java.time.Duration;
import java.util.List;

/**
 * What the audience sees at one moment; immutable, shown by a {@link Display}.
 *
 * @param number of the chapter, from 1
 * @param note what was just observed; empty: nothing
 * @param onModern users whose last order came from the modern side
 * @param users users whose orders were seen
 * @param failed requests that failed since the start
 * @param hints what to open and to type elsewhere, a line each
 */
record Scene(
        Duration elapsed,
        int number,
        Chapter chapter,
        String note,
        List<Row> rows,
        long onModern,
        long users,
        long requests,
        long failed,
        List<String> hints) {

    Scene {
        rows = List.copyOf(rows);
        hints = List.copyOf(hints);
    }

    /** One route: its share as the operators' port tells it, its sides as the users saw them in the last seconds. */
    record Row(String route, Share share, Traffic.Window legacy, Traffic.Window modern) {}
}
