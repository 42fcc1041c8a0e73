package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What all users together saw: totals since the start, and a window of the last few seconds. */
final class Traffic {
    static final Duration WINDOW = Duration.ofSeconds(3);

    private final Deque<Answer> recent = new ArrayDeque<>();
    private long requests;
    private long failed;
    private long lastSentToModern = Long.MIN_VALUE;

    /** The last few seconds of one side of one route. Times in milliseconds; NaN where nothing came. */
    record Window(int requests, int failed, double perSecond, double p50, double p99) {}

    synchronized void add(Answer answer) {
        requests++;
        if (answer.failed()) {
            failed++;
        }
        if (answer.side() == Side.MODERN) {
            lastSentToModern = Math.max(lastSentToModern, answer.began());
        }
        recent.addLast(answer);
        forget(answer.ended());
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long failed() {
        return failed;
    }

    /** {@link System#nanoTime} when the last request that the modern application answered was sent. */
    synchronized long lastSentToModern() {
        return lastSentToModern;
    }

    synchronized Window window(String route, Side side, long now) {
        forget(now);
        List<Answer> seen = recent.stream()
                .filter(answer -> answer.side() == side && answer.route().equals(route))
                .toList();
        double[] millis = seen.stream().mapToDouble(Answer::millis).sorted().toArray();
        int failures = (int) seen.stream().filter(Answer::failed).count();
        double perSecond = seen.size() / (double) WINDOW.toSeconds();
        return new Window(seen.size(), failures, perSecond, quantile(millis, 0.5), quantile(millis, 0.99));
    }

    /** The nearest-rank quantile of sorted values. */
    private static double quantile(double[] sorted, double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
    }

    private void forget(long now) {
        while (!recent.isEmpty() && now - recent.getFirst().ended() > WINDOW.toNanos()) {
            recent.removeFirst();
        }
    }
}
