package dev.banyan.proxy.steer;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.split.Steering;

/** The modern side's share, as the file says it and as it is in force. */
public final class EffectivePercent {
    private EffectivePercent() {}

    /** What the rules say; a route with one side only has 0 or 100. */
    public static Percent configured(Route route) {
        if (route.hasBothSides()) {
            return route.split().modern();
        }
        return route.modern() == null ? Percent.ZERO : Percent.ALL;
    }

    /** The share of new visits that go to modern: 0 while killed or draining, also where visits under way stay. */
    public static Percent effective(Route route, Steering steering) {
        if (!route.hasBothSides()) {
            return configured(route);
        }
        if (steering.killed() || steering.draining()) {
            return Percent.ZERO;
        }
        return steering.ramp() == null ? configured(route) : steering.ramp();
    }
}
