package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.proxy.observe.RouteStatisticsRegistry;
import dev.banyan.proxy.observe.SideSummary;
import dev.banyan.proxy.resilience.BreakerState;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.steer.EffectivePercent;
import dev.banyan.proxy.steer.Overlay;
import dev.banyan.proxy.steer.Overlays;
import dev.banyan.proxy.steer.Stamp;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;

/** The JSON of a route's state (contract, section 8); null stands where there is nothing. */
final class RouteState {
    private final SteeringRegistry steering;
    private final RouteStatisticsRegistry statistics;
    private final ResilienceRegistry resilience;

    RouteState(SteeringRegistry steering, RouteStatisticsRegistry statistics, ResilienceRegistry resilience) {
        this.steering = steering;
        this.resilience = resilience;
        this.statistics = statistics;
    }

    ObjectNode of(Route route) {
        Overlays overlays = steering.overlays();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", route.id());
        json.putObject("split")
                .put("configured", EffectivePercent.configured(route).value())
                .put(
                        "effective",
                        EffectivePercent.effective(route, overlays.steering(route.id()))
                                .value());
        json.set("override", override(overlays, route));
        json.put("killed", route.legacy() != null && overlays.killed(route.id()));
        ObjectNode sides = json.putObject("sides");
        for (Side side : Side.values()) {
            sides.set(side.word(), route.backend(side) == null ? null : side(route.id(), side));
        }
        json.putNull("shadow");
        json.putNull("rollout");
        return json;
    }

    /** What operators have laid over the file's split, with who, when and why; null: nothing. */
    private static @Nullable ObjectNode override(Overlays overlays, Route route) {
        String id = route.id();
        Overlay own = overlays.route(id);
        boolean everyRoute = route.legacy() != null && overlays.all().killed() && !own.exempt() && !own.killed();
        if (own.isNone() && !everyRoute) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("modern", own.ramp() == null ? null : own.ramp().value());
        json.put(
                "drainUntil", own.drainUntil() == null ? null : own.drainUntil().toString());
        json.put("kill", everyRoute ? "*" : own.killed() ? id : null);
        json.put("exempt", own.exempt());
        @Nullable Stamp last = everyRoute ? overlays.all().last() : own.last();
        if (last != null) {
            json.put("since", last.time().toString()).put("actor", last.actor()).put("reason", last.reason());
        }
        return json;
    }

    private ObjectNode side(String id, Side side) {
        SideSummary minute = statistics.summary(id, side);
        boolean idle = minute.requests() == 0;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("requests", minute.requests()).put("errors", minute.errors());
        json.put("p50Ms", idle ? null : rounded(minute.p50Ms()));
        json.put("p99Ms", idle ? null : rounded(minute.p99Ms()));
        BreakerState breaker = resilience.state(id, side);
        json.put("breaker", breaker == null ? null : breaker.word());
        return json;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}
