package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps book of which user is on which side of which route, and whether a change of sides was asked for.
 *
 * <p>An operator's change is announced before it is made and settled once it is in force. A user may change sides only
 * in the announced direction, and only between a request sent before the change was settled and one that ended after it
 * was announced. Everything else is unasked.
 */
final class SideChanges {
    private final Map<String, Seen> last = new HashMap<>();
    private final Set<Integer> moved = new HashSet<>();
    /** Where users might go, one entry a change. */
    private final List<Side> announced = new ArrayList<>();

    private int settled;
    private long unasked;
    private boolean closed;

    /** @param settled how many changes were settled when the request was sent */
    private record Seen(Side side, int settled) {}

    /** From now on users may move towards this side. */
    synchronized void announce(Side side) {
        announced.add(side);
    }

    /** What was announced is in force: nobody has a reason to move any more. */
    synchronized void settle() {
        settled = announced.size();
    }

    /** From now on others change percents too: who is where is still known, but not judged. */
    synchronized void close() {
        closed = true;
    }

    /** To be asked when a request is sent, and given back with its answer. */
    synchronized int settled() {
        return settled;
    }

    /** @param settledWhenSent {@link #settled} at the time the request was sent */
    synchronized void seen(int user, String route, Side side, int settledWhenSent) {
        Seen before = last.put(user + " " + route, new Seen(side, settledWhenSent));
        if (closed || before == null || before.side == side) {
            return;
        }
        moved.add(user);
        if (!announced.subList(before.settled, announced.size()).contains(side)) {
            unasked++;
        }
    }

    /** Users that have changed sides at least once. */
    synchronized int movedUsers() {
        return moved.size();
    }

    /** Changes of side that nobody asked for. */
    synchronized long unasked() {
        return unasked;
    }

    /** How many users are on that side of that route, by their last answer. */
    synchronized long users(String route, Side side) {
        return last.entrySet().stream()
                .filter(entry -> entry.getValue().side == side && entry.getKey().endsWith(" " + route))
                .count();
    }
}
