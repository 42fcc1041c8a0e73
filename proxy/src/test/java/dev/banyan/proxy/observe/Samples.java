package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.rules.model.Limits;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Timeouts;
import dev.banyan.rules.split.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Routes and facts for the tests of this package. */
final class Samples {
    private Samples() {}

    static Route route(String id) {
        Match match = new Match(List.of(), null, List.of(), Map.of(), Map.of(), Map.of());
        return new Route(
                id,
                match,
                0,
                "old",
                "new",
                Split.none(id),
                null,
                Rewrite.NONE,
                Map.of(),
                Timeouts.NONE,
                null,
                null,
                Map.of(),
                null,
                null,
                Limits.NONE,
                null,
                null,
                List.of());
    }

    static Rules rules(String... ids) {
        return new Rules(
                Map.of(), Map.of(), Arrays.stream(ids).map(Samples::route).toList());
    }

    /** A request that went to a side and took so long. */
    static Facts facts(Route route, Side side, int status, long millis) {
        Facts facts = new Facts();
        facts.route = route;
        facts.side = side;
        facts.reason = Reason.SPLIT;
        facts.status = status;
        facts.started = TimeUnit.HOURS.toNanos(1);
        facts.ended = facts.started + TimeUnit.MILLISECONDS.toNanos(millis);
        return facts;
    }
}
