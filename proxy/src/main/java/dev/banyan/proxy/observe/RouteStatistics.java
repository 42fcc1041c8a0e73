package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Side;
import java.util.function.LongSupplier;

/** What one route saw over the last minute, by side; lives longer than a generation. */
public final class RouteStatistics {
    private static final int SERVER_ERROR = 500;

    private final LongSupplier ticker;
    private final Slots<SideStatistics> sides = new Slots<>(Side.values().length, ignored -> new SideStatistics());

    RouteStatistics(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Requests that came to no side are not counted. */
    void record(Facts facts) {
        Side side = facts.side;
        if (side == null) {
            return;
        }
        FailureKind failure = facts.failure;
        boolean error =
                facts.status >= SERVER_ERROR || failure != null && failure.origin() == FailureKind.Origin.BACKEND;
        sides.get(side.ordinal()).record(facts.ended, facts.durationNanos(), error, !facts.aborted);
    }

    /** The last minute of that side. */
    public SideSummary summary(Side side) {
        SideStatistics there = sides.peek(side.ordinal());
        return there == null ? SideSummary.NOTHING : there.summary(ticker.getAsLong());
    }
}
