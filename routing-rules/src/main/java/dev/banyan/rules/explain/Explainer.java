package dev.banyan.rules.explain;

import dev.banyan.rules.explain.Explanation.Asked;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.rewrite.PathRewrite;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.split.Splitter;
import dev.banyan.rules.split.Steering;
import java.util.List;
import java.util.function.Function;

/**
 * Explains where requests go. The table decides as it does for real ones; then every route is held against the request,
 * so that an explanation costs in proportion to the number of routes.
 */
public final class Explainer {
    private final List<Route> routes;
    private final RouteTable table;
    private final Claims claims;

    private Explainer(List<Route> routes, RouteTable table, Claims claims) {
        this.routes = routes;
        this.table = table;
        this.claims = claims;
    }

    /**
     * @param table compiled from these routes
     * @param claims whose tokens count for {@code jwt:} keys
     */
    public static Explainer of(List<Route> routes, RouteTable table, Claims claims) {
        return new Explainer(List.copyOf(routes), table, claims);
    }

    /**
     * @param steering what is laid over a route's split, by its id
     * @param now epoch milliseconds
     */
    public Explanation explain(RequestHead head, Function<String, Steering> steering, long now) {
        int winner = table.match(head);
        Contenders contenders = Contenders.of(routes, head);
        if (winner == RouteTable.NONE) {
            return noRoute(head, contenders);
        }
        Route route = routes.get(winner);
        Decision decision = Decision.of(route, Splitter.of(route, claims), head, steering.apply(route.id()), now);
        Side side = decision.side();
        return new Explanation(
                asked(head),
                route.id(),
                contenders.evidence(winner),
                decision.key(),
                route.hasBothSides() ? route.split().cohort() : null,
                decision.bucket(),
                decision.shares(),
                side == null ? null : side.word(),
                decision.reason(),
                side == null ? null : route.backend(side),
                PathRewrite.of(route.rewrite(), route.match()).apply(head.path()),
                side == null ? null : route.translate().get(side),
                contenders.outranked(winner),
                contenders.nearMisses());
    }

    private static Explanation noRoute(RequestHead head, Contenders contenders) {
        return new Explanation(
                asked(head),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                contenders.nearMisses());
    }

    private static Asked asked(RequestHead head) {
        return new Asked(head.method(), head.scheme(), head.host(), head.path().matched(), head.clientIp());
    }
}
