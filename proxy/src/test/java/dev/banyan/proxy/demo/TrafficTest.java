package dev.banyan.proxy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Side;
import org.junit.jupiter.api.Test;

final class TrafficTest {
    private static final long MILLI = 1_000_000;
    private final Traffic traffic = new Traffic();

    @Test
    void quantilesAreTheNearestRanksOfTheWindow() {
        for (int millis = 1; millis <= 100; millis++) {
            traffic.add(answer(Side.LEGACY, false, 0, millis));
        }
        Traffic.Window window = traffic.window("orders", Side.LEGACY, 100 * MILLI);
        assertThat(window.p50()).isEqualTo(50);
        assertThat(window.p99()).isEqualTo(99);
        assertThat(window.requests()).isEqualTo(100);
        assertThat(window.perSecond()).isEqualTo(100.0 / Traffic.WINDOW.toSeconds());
    }

    @Test
    void sidesAreCountedApartAndFailuresToo() {
        traffic.add(answer(Side.MODERN, true, 0, 5));
        traffic.add(answer(Side.LEGACY, false, 0, 5));
        assertThat(traffic.window("orders", Side.MODERN, 5 * MILLI).failed()).isEqualTo(1);
        assertThat(traffic.window("orders", Side.LEGACY, 5 * MILLI).failed()).isZero();
        assertThat(traffic.failed()).isEqualTo(1);
        assertThat(traffic.requests()).isEqualTo(2);
    }

    @Test
    void whatIsOldLeavesTheWindowAndStaysInTheTotals() {
        traffic.add(answer(Side.LEGACY, false, 0, 5));
        long later = 6 * MILLI + Traffic.WINDOW.toNanos();
        assertThat(traffic.window("orders", Side.LEGACY, later).requests()).isZero();
        assertThat(traffic.window("orders", Side.LEGACY, later).p50()).isNaN();
        assertThat(traffic.requests()).isEqualTo(1);
    }

    @Test
    void theLastRequestToModernIsKnownByWhenItWasSent() {
        traffic.add(answer(Side.MODERN, false, 30, 40));
        traffic.add(answer(Side.MODERN, false, 10, 900));
        traffic.add(answer(Side.LEGACY, false, 50, 60));
        assertThat(traffic.lastSentToModern()).isEqualTo(30 * MILLI);
    }

    private static Answer answer(Side side, boolean failed, long beganMillis, long endedMillis) {
        return new Answer("orders", side, failed, beganMillis * MILLI, endedMillis * MILLI);
    }
}
