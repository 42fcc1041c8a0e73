package dev.banyan.proxy.boot;

import dev.banyan.proxy.observe.SplitPercent;
import dev.banyan.proxy.steer.EffectivePercent;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.model.Route;
import java.util.List;

/** The percent of every route that has two sides, for {@code banyan_split_percent}. */
record SplitPercents(LiveRules live, SteeringRegistry steering) {

    List<SplitPercent> all() {
        return live.current().rules().routes().stream()
                .filter(Route::hasBothSides)
                .map(this::of)
                .toList();
    }

    private SplitPercent of(Route route) {
        return new SplitPercent(
                route.id(),
                EffectivePercent.configured(route).value().doubleValue(),
                EffectivePercent.effective(route, steering.route(route.id()).current())
                        .value()
                        .doubleValue());
    }
}
