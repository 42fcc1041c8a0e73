package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.ValueCondition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compiled, immutable table of one generation: which route takes a request.
 *
 * <p>A lookup allocates nothing (but where a regex, or a condition on a cookie or on an escaped parameter, is looked at)
 * and costs the same at ten routes and at a hundred thousand: hosts by hash, paths by hash and by a trie of segments,
 * then the further conditions of those few that are left. Only regexes of the same literal beginning, and routes that
 * differ in nothing but further conditions, are gone through one by one.
 */
public final class RouteTable {
    /** What {@link #match} answers where no route takes the request. */
    public static final int NONE = -1;

    private final HostIndex hosts;

    private RouteTable(HostIndex hosts) {
        this.hosts = hosts;
    }

    /** @param routes valid routes, in the order written */
    public static RouteTable compile(List<Route> routes) {
        List<Entry> entries = entries(routes);
        entries.sort(Comparator.comparing(Entry::rank));
        HostIndex hosts = new HostIndex();
        for (int order = entries.size() - 1; order >= 0; order--) {
            Entry entry = entries.get(order);
            hosts.paths(entry.host)
                    .add(entry.rank.place(), order, entry.route.match().path(), entry.conditions);
        }
        return new RouteTable(hosts);
    }

    /** A route by one of its hosts. */
    private record Entry(Route route, @Nullable String host, Rank rank, Condition[] conditions) {}

    private static List<Entry> entries(List<Route> routes) {
        List<Entry> entries = new ArrayList<>(routes.size());
        Map<Further, Condition[]> known = new HashMap<>();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            Condition[] conditions =
                    known.computeIfAbsent(Further.of(route.match()), further -> Conditions.further(route.match())
                            .toArray(Condition[]::new));
            if (route.match().hosts().isEmpty()) {
                entries.add(new Entry(route, null, Rank.of(route, null, i), conditions));
            }
            for (String host : route.match().hosts()) {
                entries.add(new Entry(route, host, Rank.of(route, host, i), conditions));
            }
        }
        return entries;
    }

    /** A match without host and path: many routes have the same, and then share what is compiled of it. */
    private record Further(
            List<String> methods,
            Map<String, ValueCondition> headers,
            Map<String, ValueCondition> query,
            Map<String, ValueCondition> cookies) {
        static Further of(Match match) {
            return new Further(match.methods(), match.headers(), match.query(), match.cookies());
        }
    }

    /** The index, in the list compiled, of the route that wins, or {@link #NONE}. */
    public int match(RequestHead head) {
        Candidate winner = hosts.find(head);
        return winner == null ? NONE : winner.route;
    }
}
