package dev.banyan.rules.validate;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import java.time.LocalDate;
import java.util.List;

/**
 * What validators look at.
 *
 * @param table the routes, compiled
 * @param rivals the routes by what they take
 * @param meantBackends backends by names that were misspelt
 * @param meantTranslations translations by names that were misspelt
 * @param today by which {@code expires} is judged
 */
record Subject(
        Rules rules,
        RouteTable table,
        Rivals rivals,
        MeantNames meantBackends,
        MeantNames meantTranslations,
        LocalDate today) {

    List<Route> routes() {
        return rules.routes();
    }

    /** Takes each route with the pointer to it. */
    void eachRoute(RouteVisitor visitor) {
        for (int i = 0; i < routes().size(); i++) {
            visitor.visit("/routes/" + i, routes().get(i));
        }
    }

    @FunctionalInterface
    interface RouteVisitor {
        void visit(String pointer, Route route);
    }
}
