package dev.banyan.rules.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the rules: what it matches and what happens.
 *
 * @param id unique, {@code [a-z0-9][a-z0-9._-]{0,62}}
 * @param priority only to break a tie on purpose; higher wins; default 0
 * @param legacy the backend of the legacy side; null: the route has none, but then a modern one
 * @param modern the backend of the modern side; null: the route has none, but then a legacy one
 * @param split how the sides share; where a route with both sides leaves it out, {@link Split#none}
 * @param force null: nobody can choose a side
 * @param translate translation names by side
 * @param timeouts the route's own; the backend's and the defaults stand behind them
 * @param retry null: never
 * @param breaker null: none
 * @param fallback from which side to which other one, where a side fails
 * @param owner null: not said
 * @param expires the day from which {@code validate} warns; null: never
 */
public record Route(
        String id,
        Match match,
        int priority,
        @Nullable String legacy,
        @Nullable String modern,
        Split split,
        @Nullable Force force,
        Rewrite rewrite,
        Map<Side, String> translate,
        Timeouts timeouts,
        @Nullable Retry retry,
        @Nullable Breaker breaker,
        Map<Side, Side> fallback,
        @Nullable Shadow shadow,
        @Nullable Rollout rollout,
        Limits limits,
        @Nullable String owner,
        @Nullable LocalDate expires,
        List<Example> examples) {

    public Route {
        translate = Map.copyOf(translate);
        fallback = Map.copyOf(fallback);
        examples = List.copyOf(examples);
    }

    /** The backend's name on that side, or null where the route does not have that side. */
    public @Nullable String backend(Side side) {
        return side == Side.LEGACY ? legacy : modern;
    }

    /** True where the route has both sides and so a split to decide. */
    public boolean hasBothSides() {
        return legacy != null && modern != null;
    }
}
