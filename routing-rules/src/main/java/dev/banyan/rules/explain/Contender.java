package dev.banyan.rules.explain;

import dev.banyan.rules.explain.Explanation.Evidence;
import dev.banyan.rules.explain.Explanation.NearMiss;
import dev.banyan.rules.match.Condition;
import dev.banyan.rules.match.Conditions;
import dev.banyan.rules.match.Rank;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.Route;
import java.util.List;

/**
 * One route held against a request: how far it came.
 *
 * @param evidence in the order of the conditions
 * @param commonBeginning how many characters its path shares with the request's from the start
 */
record Contender(Route route, Rank rank, List<Evidence> evidence, int commonBeginning) {

    /** @param place of the route in the order written */
    static Contender of(Route route, int place, RequestHead head) {
        List<Evidence> evidence = Conditions.of(route).stream()
                .map(condition -> evidenceOf(condition, head))
                .toList();
        return new Contender(
                route,
                Rank.of(route, place, head),
                evidence,
                common(route, head.path().matched()));
    }

    private static Evidence evidenceOf(Condition condition, RequestHead head) {
        String found = Masking.found(condition.subject(), condition.found(head));
        return new Evidence(condition.subject(), condition.expected(), found, condition.holds(head));
    }

    private static int common(Route route, String path) {
        PathCondition condition = route.match().path();
        String word = condition == null ? "" : condition.word();
        int i = 0;
        while (i < word.length() && i < path.length() && word.charAt(i) == path.charAt(i)) {
            i++;
        }
        return i;
    }

    boolean matches() {
        return misses() == 0;
    }

    int misses() {
        return (int) evidence.stream().filter(one -> !one.held()).count();
    }

    boolean missesPath() {
        return misses("path");
    }

    /** Neither its host nor its path is the request's: no use to anybody. */
    boolean isFar() {
        return misses("host") && missesPath();
    }

    private boolean misses(String condition) {
        return evidence.stream().anyMatch(one -> !one.held() && one.condition().equals(condition));
    }

    /** Only of one that does not match. */
    NearMiss nearMiss() {
        Evidence first =
                evidence.stream().filter(one -> !one.held()).findFirst().orElseThrow();
        return new NearMiss(route.id(), first);
    }
}
