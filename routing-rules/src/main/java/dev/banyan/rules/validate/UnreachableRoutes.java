package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A route that can never win: on each of its hosts another single one takes all that it would. What only several
 * together take is not seen.
 */
final class UnreachableRoutes implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        List<Route> routes = subject.routes();
        for (int i = 0; i < routes.size(); i++) {
            Set<Integer> winners = winners(subject, i);
            if (!winners.isEmpty()) {
                String names = winners.stream()
                        .map(winner -> subject.rivals().name(winner, findings))
                        .collect(Collectors.joining(" and "));
                findings.warning(
                        "unreachable",
                        "/routes/" + i,
                        "route: " + routes.get(i).id() + " (expected: a request that comes to it)",
                        "all of them go to " + names);
            }
        }
    }

    /** Who wins on each of the loser's hosts; nobody where on one of them nobody does. */
    private static Set<Integer> winners(Subject subject, int loser) {
        Set<Integer> winners = new LinkedHashSet<>();
        for (String host : Rivals.hosts(subject.routes().get(loser))) {
            int winner = subject.rivals().covering(host, loser, i -> i != loser && wins(subject, i, loser));
            if (winner == Rivals.NONE) {
                return Set.of();
            }
            winners.add(winner);
        }
        return winners;
    }

    /** Both stand at the same host and {@code winner} takes all of the loser's paths. */
    private static boolean wins(Subject subject, int winner, int loser) {
        Route one = subject.routes().get(winner);
        Route other = subject.routes().get(loser);
        int path = subject.rivals().path(winner).rank()
                - subject.rivals().path(loser).rank();
        boolean before = path != 0 ? path < 0 : isBefore(one, other, winner < loser);
        return before && Conditions.cover(one.match(), other.match());
    }

    private static boolean isBefore(Route one, Route other, boolean writtenBefore) {
        int conditions = one.match().conditions() - other.match().conditions();
        if (conditions != 0) {
            return conditions > 0;
        }
        return one.priority() > other.priority() || one.priority() == other.priority() && writtenBefore;
    }
}
