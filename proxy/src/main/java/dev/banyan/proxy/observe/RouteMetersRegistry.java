package dev.banyan.proxy.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The meters of every route, by id, across generations; those of a route that is gone stay until its last request ended. */
final class RouteMetersRegistry {
    private final ConcurrentMap<String, RouteMeters> routes = new ConcurrentHashMap<>();
    private final Supplier<MeterGroup> groups;

    RouteMetersRegistry(Supplier<MeterGroup> groups) {
        this.groups = groups;
    }

    RouteMeters route(String id) {
        return routes.compute(id, (ignored, there) -> {
            RouteMeters meters = there == null ? new RouteMeters(id, groups.get()) : there;
            meters.gone(false);
            return meters;
        });
    }

    /** Every other route is gone. */
    void retain(Set<String> ids) {
        routes.forEach((id, meters) -> {
            if (!ids.contains(id)) {
                meters.gone(true);
                dropIfIdle(id, meters);
            }
        });
    }

    /** To be called when a request of a route that is gone has ended. */
    void dropIfIdle(String id, RouteMeters meters) {
        routes.computeIfPresent(id, (ignored, there) -> {
            if (there != meters || !meters.isGone() || !meters.isIdle()) {
                return there;
            }
            meters.close();
            return null;
        });
    }
}
