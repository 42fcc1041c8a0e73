package dev.banyan.proxy.admin;

import dev.banyan.proxy.observe.SplitPercent;
import dev.banyan.proxy.steer.EffectivePercent;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.model.Route;
import java.util.Collection;
import java.util.function.Supplier;

/** The percents of all routes at this moment, as the rules say and as operators steer, for the metrics. */
public final class SplitsInForce implements Supplier<Collection<SplitPercent>> {
    private final LiveRules rules;
    private final SteeringRegistry steering;

    public SplitsInForce(LiveRules rules, SteeringRegistry steering) {
        this.rules = rules;
        this.steering = steering;
    }

    @Override
    public Collection<SplitPercent> get() {
        return rules.current().rules().routes().stream().map(this::of).toList();
    }

    private SplitPercent of(Route route) {
        double configured = EffectivePercent.configured(route).value().doubleValue();
        var effective = EffectivePercent.effective(route, steering.overlays().steering(route.id()));
        return new SplitPercent(route.id(), configured, effective.value().doubleValue());
    }
}
