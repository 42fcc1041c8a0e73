package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;

/**
 * One request of a user and what became of it.
 *
 * @param route the id of the route it is meant for
 * @param side who answered, by the application's own word; null: nobody did
 * @param failed status 5xx, or no answer at all
 * @param began {@link System#nanoTime} when it was sent
 * @param ended {@link System#nanoTime} when the answer was whole
 */
record Answer(String route, @Nullable Side side, boolean failed, long began, long ended) {
    double millis() {
        return (ended - began) / 1e6;
    }
}
