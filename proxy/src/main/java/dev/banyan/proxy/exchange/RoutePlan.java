package dev.banyan.proxy.exchange;

import dev.banyan.proxy.resilience.RetryPlan;
import dev.banyan.proxy.resilience.RouteLimits;
import dev.banyan.proxy.steer.RouteSteering;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Splitter;
import org.jspecify.annotations.Nullable;

/**
 * A route, compiled: everything that a request of this route needs, found once when its generation was made.
 *
 * @param legacy null: the route has no legacy side
 * @param modern null: the route has no modern side
 * @param maxBody bytes of a request's body, {@link Long#MAX_VALUE} where there is no limit
 */
public record RoutePlan(
        Route route,
        Splitter splitter,
        RouteSteering steering,
        RouteObserver observer,
        @Nullable SidePlan legacy,
        @Nullable SidePlan modern,
        long maxBody,
        RetryPlan retry,
        RouteLimits limits) {

    /** Whether a translation stands before one of its sides. */
    boolean isTranslated() {
        return translation(Side.LEGACY) != null || translation(Side.MODERN) != null;
    }

    /** The translation before that side; null: there is none, or no such side. */
    @Nullable
    SideTranslation translation(Side side) {
        SidePlan plan = side == Side.LEGACY ? legacy : modern;
        return plan == null ? null : plan.translation();
    }

    /**
     * Bytes of a request's body that is wanted whole before it goes to one of these sides, at most; 0: it is not.
     *
     * @param fallback null: there is none
     */
    int wholeBody(Side side, @Nullable Side fallback) {
        int first = wholeBody(translation(side));
        return fallback == null ? first : Math.max(first, wholeBody(translation(fallback)));
    }

    private static int wholeBody(@Nullable SideTranslation translation) {
        return translation != null && translation.needsRequest() ? translation.maxBody() : 0;
    }

    /** @throws IllegalStateException where the route has no such side: choosing it was a mistake */
    public SidePlan side(Side side) {
        SidePlan plan = side == Side.LEGACY ? legacy : modern;
        if (plan == null) {
            throw new IllegalStateException("side: " + side.word() + " (expected: one that " + route.id() + " has)");
        }
        return plan;
    }
}
