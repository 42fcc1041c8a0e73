package dev.banyan.proxy.steer;

import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Limits;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Timeouts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Routes of which only id, sides and percent matter. */
final class SampleRoutes {
    private SampleRoutes() {}

    static Route split(String id, String percent) {
        return route(id, "old", "new", percent);
    }

    static Route legacyOnly(String id) {
        return route(id, "old", null, "0");
    }

    static Route modernOnly(String id) {
        return route(id, null, "new", "0");
    }

    static Percent percent(String value) {
        return Percent.of(new BigDecimal(value));
    }

    private static Route route(String id, String legacy, String modern, String percent) {
        Match anything = new Match(List.of(), null, List.of(), Map.of(), Map.of(), Map.of());
        Split split = new Split(
                percent(percent),
                List.of(KeySource.BANYAN_ID),
                id,
                Split.OnMissingKey.ISSUE_COOKIE,
                KeySource.BANYAN_ID,
                null);
        return new Route(
                id,
                anything,
                0,
                legacy,
                modern,
                split,
                null,
                Rewrite.NONE,
                Map.of(),
                TIMEOUTS,
                null,
                null,
                Map.of(),
                null,
                null,
                LIMITS,
                null,
                null,
                List.of());
    }

    private static final Timeouts TIMEOUTS = new Timeouts(null, null, null);
    private static final Limits LIMITS = new Limits(null, null, null, false);
}
