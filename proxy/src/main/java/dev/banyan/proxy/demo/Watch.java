package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the operator has in view: the users' answers, who is on which side, and the shares in force. */
final class Watch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Traffic traffic;
    private final SideChanges changes;
    private final Shares shares;

    Watch(Traffic traffic, SideChanges changes, Shares shares) {
        this.traffic = traffic;
        this.changes = changes;
        this.shares = shares;
    }

    /** Something that changes shares; gives an empty text where it was done, else why not. */
    @FunctionalInterface
    interface Change {
        String make() throws IOException, InterruptedException;
    }

    Traffic traffic() {
        return traffic;
    }

    SideChanges changes() {
        return changes;
    }

    /**
     * Announces a change, makes it, and waits until it is in force.
     *
     * @param towards where users may go because of it
     * @param percent of {@code orders} that shows that it is in force
     * @return what came of it, a sentence
     */
    String change(Side towards, String percent, Change change) throws IOException, InterruptedException {
        changes.announce(towards);
        long began = System.nanoTime();
        String refused = change.make();
        if (!refused.isEmpty()) {
            return "refused: " + refused;
        }
        while (!percent.equals(percentInForce())) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                return "not in force after " + PATIENCE.toSeconds() + " s";
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        changes.settle();
        return "in force after " + Figures.millis((System.nanoTime() - began) / 1e6);
    }

    List<Scene.Row> rows() throws IOException, InterruptedException {
        long now = System.nanoTime();
        Map<String, Share> known = shares.read();
        return List.of(DemoRules.ORDERS, DemoRules.CATALOG, DemoRules.REST).stream()
                .map(route -> new Scene.Row(
                        route,
                        known.getOrDefault(route, Share.NONE),
                        traffic.window(route, Side.LEGACY, now),
                        traffic.window(route, Side.MODERN, now)))
                .toList();
    }

    private String percentInForce() throws IOException, InterruptedException {
        Share share = shares.read().getOrDefault(DemoRules.ORDERS, Share.NONE);
        return share.killed() ? "0" : share.effective();
    }
}
