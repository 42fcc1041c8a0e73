package dev.banyan.rules.validate;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;

/** What speaks of a side needs a route that has that side. */
final class NamedSides implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            if (route.legacy() == null && route.modern() == null) {
                findings.error("no-side", pointer, "route: " + route.id() + " (expected: legacy, modern or both)", "");
                return;
            }
            check(pointer, route, findings);
        });
    }

    private static void check(String pointer, Route route, Findings findings) {
        route.translate().keySet().forEach(side -> need(route, side, pointer + "/translate/" + side.word(), findings));
        route.fallback().forEach((from, to) -> {
            String at = pointer + "/fallback/" + from.word();
            if (from == to) {
                findings.error("fallback-loop", at, "fallback: " + to.word() + " (expected: the other side)", "");
                return;
            }
            need(route, from, at, findings);
            need(route, to, at, findings);
        });
        if (route.shadow() != null) {
            need(route, route.shadow().to(), pointer + "/shadow/to", findings);
        }
        if (!route.hasBothSides()) {
            checkSplit(pointer, route, findings);
        }
    }

    private static void checkSplit(String pointer, Route route, Findings findings) {
        if (route.rollout() != null) {
            findings.error(
                    "missing-side", pointer + "/rollout", "rollout (expected: a route with legacy and modern)", "");
        }
        boolean nothingToSay = route.split().modern().equals(Percent.ZERO);
        if (!nothingToSay) {
            findings.warning(
                    "useless-split",
                    pointer + "/split/modern",
                    "modern: " + route.split().modern() + " (expected: a route with legacy and modern)",
                    "a route with one side sends everything there");
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
}
