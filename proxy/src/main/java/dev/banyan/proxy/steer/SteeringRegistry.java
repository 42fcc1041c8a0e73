package dev.banyan.proxy.steer;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The steering of every route, by route id; also of routes that are gone or not yet there. */
public final class SteeringRegistry {
    private final ConcurrentMap<String, RouteSteering> routes = new ConcurrentHashMap<>();

    /** The one steering of that route; asked for when a generation is compiled. */
    public RouteSteering route(String id) {
        return routes.computeIfAbsent(id, ignored -> new RouteSteering());
    }
}
