package dev.banyan.rules.validate;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;

/** What speaks of a side needs a route that has that side. */
final class NamedSides implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            check(pointer, route, findings);
            if (!route.hasBothSides()) {
                checkSplit(pointer, route, findings);
            }
        });
    }

    private static void check(String pointer, Route route, Findings findings) {
        route.translate().keySet().forEach(side -> need(route, side, pointer + "/translate/" + side.word(), findings));
        route.fallback().forEach((from, to) -> {
            need(route, from, pointer + "/fallback/" + from.word(), findings);
            need(route, to, pointer + "/fallback/" + from.word(), findings);
        });
        if (route.shadow() != null) {
            need(route, route.shadow().to(), pointer + "/shadow/to", findings);
        }
    }

    private static void need(Route route, Side side, String pointer, Findings findings) {
        if (route.backend(side) == null) {
            findings.error(
                    "missing-side",
                    pointer,
                    "side: " + side.word() + " (expected: a side that the route has)",
                    "give the route " + side.word() + ": BACKEND");
        }
    }

    private static void checkSplit(String pointer, Route route, Findings findings) {
        if (route.rollout() != null) {
            findings.error("missing-side", pointer + "/rollout", "rollout: one side (expected: legacy and modern)", "");
        }
        if (!route.split().modern().equals(Percent.ZERO)) {
            findings.warning(
                    "useless-split",
                    pointer + "/split/modern",
                    "modern: " + route.split().modern() + " (expected: a route with legacy and modern)",
                    "a route with one side sends everything there");
        }
    }
}
