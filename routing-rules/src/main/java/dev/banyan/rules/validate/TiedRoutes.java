package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;

/** Two routes that tie on everything: a request that both match goes to the one that happens to stand first. */
final class TiedRoutes implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        for (int i = 0; i < subject.routes().size(); i++) {
            int first = tied(subject, i);
            if (first != Rivals.NONE) {
                findings.warning(
                        "tie",
                        "/routes/" + i,
                        "route: " + subject.routes().get(i).id() + " (expected: a rank of its own)",
                        "requests that match both go to " + subject.rivals().name(first, findings)
                                + ", for it stands first; set priority");
            }
        }
    }

    private static int tied(Subject subject, int later) {
        for (String host : Rivals.hosts(subject.routes().get(later))) {
            int first = subject.rivals().level(host, later, i -> i < later && tie(subject, i, later));
            if (first != Rivals.NONE) {
                return first;
            }
        }
        return Rivals.NONE;
    }

    /** Where the first covers the other that other one is unreachable, which is said elsewhere. */
    private static boolean tie(Subject subject, int first, int later) {
        Route one = subject.routes().get(first);
        Route other = subject.routes().get(later);
        boolean samePath = subject.rivals().path(first).equals(subject.rivals().path(later));
        return one.priority() == other.priority()
                && one.match().conditions() == other.match().conditions()
                && !Conditions.exclude(one.match(), other.match())
                && !(samePath && Conditions.cover(one.match(), other.match()));
    }
}
