package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;
import java.util.List;
import java.util.OptionalInt;

/**
 * A route that can never win: on each of its hosts another single one takes all that it would. What only several
 * together take is not seen.
 */
final class UnreachableRoutes implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        List<Route> routes = subject.routes();
        Rivals rivals = new Rivals(routes);
        for (int i = 0; i < routes.size(); i++) {
            OptionalInt winner = winner(routes, rivals, i);
            if (winner.isPresent()) {
                String before = routes.get(winner.getAsInt()).id();
                int line = findings.place("/routes/" + winner.getAsInt()).line();
                findings.warning(
                        "unreachable",
                        "/routes/" + i,
                        "route: " + routes.get(i).id() + " (expected: a request that comes to it)",
                        before + " in line " + line + " takes all of them");
            }
        }
    }

    private static OptionalInt winner(List<Route> routes, Rivals rivals, int loser) {
        OptionalInt winner = OptionalInt.empty();
        for (String host : Rivals.hosts(routes.get(loser))) {
            winner = rivals.covering(host, loser)
                    .filter(i -> i != loser && wins(routes, i, loser))
                    .findFirst();
            if (winner.isEmpty()) {
                return winner;
            }
        }
        return winner;
    }

    /** Both stand at the same host and {@code winner} takes all of the loser's paths. */
    private static boolean wins(List<Route> routes, int winner, int loser) {
        Route one = routes.get(winner);
        Route other = routes.get(loser);
        return Conditions.cover(one.match(), other.match()) && isBefore(one, other, winner < loser);
    }

    private static boolean isBefore(Route one, Route other, boolean writtenBefore) {
        int path = PathKey.of(one.match().path()).rank()
                - PathKey.of(other.match().path()).rank();
        if (path != 0) {
            return path < 0;
        }
        int conditions = one.match().conditions() - other.match().conditions();
        if (conditions != 0) {
            return conditions > 0;
        }
        return one.priority() > other.priority() || one.priority() == other.priority() && writtenBefore;
    }
}
