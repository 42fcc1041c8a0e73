package dev.banyan.proxy.steer;

import dev.banyan.rules.split.Steering;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What operators have laid over all routes; immutable, swapped whole. It is what remains when all audit events are read
 * in order.
 *
 * @param all the kill of every route, {@link Overlay#NONE} where there is none
 * @param routes by route id, without those that have nothing laid over
 */
public record Overlays(Overlay all, Map<String, Overlay> routes) {
    /** Nothing is laid over any route. */
    public static final Overlays NONE = new Overlays(Overlay.NONE, Map.of());

    public Overlays {
        routes = Collections.unmodifiableMap(new TreeMap<>(routes));
    }

    /** What is laid over that route itself; a kill of every route stands in {@link #all}. */
    public Overlay route(String id) {
        return routes.getOrDefault(id, Overlay.NONE);
    }

    /** True where that route is killed, by its own kill or by one of every route. */
    public boolean killed(String id) {
        Overlay own = route(id);
        return own.killed() || (all.killed() && !own.exempt());
    }

    /** What the hot path reads of it. */
    public Steering steering(String id) {
        Overlay own = route(id);
        boolean killed = killed(id);
        if (own.ramp() == null && own.drainUntil() == null && !killed) {
            return Steering.NONE;
        }
        long until = own.drainUntil() == null
                ? Steering.NOT_DRAINING
                : Math.max(1, own.drainUntil().toEpochMilli());
        return new Steering(own.ramp(), killed, until);
    }

    Overlays with(String id, UnaryOperator<Overlay> change) {
        Map<String, Overlay> changed = new TreeMap<>(routes);
        Overlay overlay = change.apply(route(id));
        if (overlay.isNone()) {
            changed.remove(id);
        } else {
            changed.put(id, overlay);
        }
        return new Overlays(all, changed);
    }

    /** Every route, also those restored under an earlier kill of every route. */
    Overlays killedAll(Stamp stamp) {
        Map<String, Overlay> changed = new TreeMap<>();
        routes.forEach((id, overlay) -> {
            Overlay without = overlay.withoutExemption();
            if (!without.isNone()) {
                changed.put(id, without);
            }
        });
        return new Overlays(Overlay.NONE.killed(stamp), changed);
    }

    Overlays restored(String id, Stamp stamp) {
        return with(id, overlay -> all.killed() ? Overlay.exempted(stamp) : Overlay.NONE);
    }

    /** What stands after that event: the one step of which a replay is made. */
    Overlays after(AuditEvent event) {
        @Nullable String route = event.route();
        if (!event.action().steers() || route == null) {
            return this;
        }
        if (!route.equals(AuditEvent.EVERY_ROUTE)) {
            Overlay overlay = OverlayJson.parse(event.after(), event.stamp());
            return with(route, ignored -> overlay);
        }
        return event.action() == Action.KILL ? killedAll(event.stamp()) : NONE;
    }
}
