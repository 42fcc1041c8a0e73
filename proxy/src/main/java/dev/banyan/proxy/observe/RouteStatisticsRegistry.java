package dev.banyan.proxy.observe;

import dev.banyan.rules.model.Side;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** The statistics of every route, by id, across generations. */
public final class RouteStatisticsRegistry {
    private final ConcurrentMap<String, RouteStatistics> routes = new ConcurrentHashMap<>();
    private final LongSupplier ticker;

    public RouteStatisticsRegistry() {
        this(System::nanoTime);
    }

    /** @param ticker the clock that {@code Facts.ended} is read from */
    RouteStatisticsRegistry(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** The last minute of one side of a route; nothing for a route that is not known. */
    public SideSummary summary(String route, Side side) {
        RouteStatistics there = routes.get(route);
        return there == null ? SideSummary.NOTHING : there.summary(side);
    }

    RouteStatistics route(String id) {
        return routes.computeIfAbsent(id, ignored -> new RouteStatistics(ticker));
    }

    void retain(Set<String> ids) {
        routes.keySet().retainAll(ids);
    }
}
