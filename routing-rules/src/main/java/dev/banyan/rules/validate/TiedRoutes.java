package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;
import java.util.List;
import java.util.OptionalInt;

/** Two routes that tie on everything: a request that both match goes to the one that happens to stand first. */
final class TiedRoutes implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        List<Route> routes = subject.routes();
        Rivals rivals = new Rivals(routes);
        for (int i = 0; i < routes.size(); i++) {
            OptionalInt first = tied(routes, rivals, i);
            if (first.isPresent()) {
                String before = routes.get(first.getAsInt()).id();
                int line = findings.place("/routes/" + first.getAsInt()).line();
                findings.warning(
                        "tie",
                        "/routes/" + i,
                        "route: " + routes.get(i).id() + " (expected: a rank of its own)",
                        "what " + before + " in line " + line + " matches too goes there; priority says what you mean");
            }
        }
    }

    private static OptionalInt tied(List<Route> routes, Rivals rivals, int later) {
        return Rivals.hosts(routes.get(later)).stream()
                .flatMapToInt(host -> rivals.level(host, later))
                .filter(i -> i < later && tie(routes.get(i), routes.get(later)))
                .findFirst();
    }

    /** Where one covers the other that other one is unreachable, which is said elsewhere. */
    private static boolean tie(Route one, Route other) {
        return one.priority() == other.priority()
                && one.match().conditions() == other.match().conditions()
                && !Conditions.exclude(one.match(), other.match())
                && !(PathKey.of(one.match().path())
                                .equals(PathKey.of(other.match().path()))
                        && Conditions.cover(one.match(), other.match()));
    }
}
