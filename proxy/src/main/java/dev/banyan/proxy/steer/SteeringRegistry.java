package dev.banyan.proxy.steer;

import java.util.HashMap;
import java.util.Map;

/** The steering of every route, by route id; also of routes that are gone or not yet there. */
public final class SteeringRegistry {
    private final Map<String, RouteSteering> routes = new HashMap<>();
    private volatile Overlays overlays = Overlays.NONE;

    /** The one steering of that route; asked for when a generation is compiled. A kill of every route is in it at once. */
    public synchronized RouteSteering route(String id) {
        return routes.computeIfAbsent(id, ignored -> {
            RouteSteering steering = new RouteSteering();
            steering.set(overlays.steering(id));
            return steering;
        });
    }

    /** What is laid over all routes at this moment. */
    public Overlays overlays() {
        return overlays;
    }

    /** In force for the next request when this returns. */
    synchronized void publish(Overlays next) {
        overlays = next;
        routes.forEach((id, steering) -> steering.set(next.steering(id)));
    }
}
