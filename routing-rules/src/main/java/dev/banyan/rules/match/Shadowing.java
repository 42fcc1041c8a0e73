package dev.banyan.rules.match;

import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds routes that can never win because another one always does, and pairs that only their order in the file tells
 * apart. Speaks only where it is sure: what needs several others together to be hidden is not found.
 */
public final class Shadowing {
    /** Of routes with one host and one path; more of them are not compared with each other. */
    private static final int MOST_COMPARED = 256;

    private static final String ANY_HOST = "";

    private final List<Route> routes;
    /** Places by host and shape of path. */
    private final Map<Spot, List<Integer>> places = new HashMap<>();

    private record Spot(String host, String shape) {}

    /**
     * A route that another one keeps from winning.
     *
     * @param route its index
     * @param by the index of the other one
     * @param never true: each request that it matches is won by the other one; false: some are
     * @param tie true: only the order in the file gives the other one the win
     */
    public record Finding(int route, int by, boolean never, boolean tie) {}

    private Shadowing(List<Route> routes) {
        this.routes = routes;
        for (int place = 0; place < routes.size(); place++) {
            Match match = routes.get(place).match();
            for (String host : hosts(match)) {
                Spot spot = new Spot(host, PathShape.of(match.path()));
                List<Integer> there = places.computeIfAbsent(spot, ignored -> new ArrayList<>());
                if (there.size() < MOST_COMPARED) {
                    there.add(place);
                }
            }
        }
    }

    /**
     * At most one finding a route, in their order; what can never win goes before what only ties.
     *
     * @param routes in the order written
     */
    public static List<Finding> find(List<Route> routes) {
        Shadowing shadowing = new Shadowing(routes);
        List<Finding> findings = new ArrayList<>();
        for (int place = 0; place < routes.size(); place++) {
            shadowing.find(place).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> find(int place) {
        Match match = routes.get(place).match();
        List<Finding> found = new ArrayList<>();
        for (String host : hosts(match)) {
            for (String shape : PathShape.mayCover(match.path())) {
                for (int other : places.getOrDefault(new Spot(host, shape), List.of())) {
                    compare(place, other).ifPresent(found::add);
                }
            }
        }
        return found.stream().min((one, two) -> Boolean.compare(two.never, one.never));
    }

    private Optional<Finding> compare(int place, int other) {
        Route route = routes.get(place);
        Route rival = routes.get(other);
        Rank rank = Rank.of(route, null, place);
        Rank rivalRank = Rank.of(rival, null, other);
        if (rivalRank.compareTo(rank) >= 0) {
            return Optional.empty();
        }
        boolean tie = rivalRank.ties(rank);
        boolean never = sameLevel(rival.match(), route.match()) && Implication.covers(rival.match(), route.match());
        return never || (tie && sameButHosts(route.match(), rival.match()))
                ? Optional.of(new Finding(place, other, never, tie))
                : Optional.empty();
    }

    /** A rival that takes a host only by a less exact pattern does not win there. */
    private static boolean sameLevel(Match rival, Match match) {
        return rival.hosts().containsAll(match.hosts());
    }

    private static boolean sameButHosts(Match one, Match other) {
        return one.methods().size() == other.methods().size()
                && one.methods().containsAll(other.methods())
                && one.headers().equals(other.headers())
                && one.query().equals(other.query())
                && one.cookies().equals(other.cookies());
    }

    private static List<String> hosts(Match match) {
        return match.hosts().isEmpty() ? Collections.singletonList(ANY_HOST) : match.hosts();
    }
}
