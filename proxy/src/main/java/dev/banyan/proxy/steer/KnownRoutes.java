package dev.banyan.proxy.steer;

import dev.banyan.rules.model.Route;
import dev.banyan.rules.validate.Suggestion;
import java.util.List;

/** Finds a route by its id, or says which one may have been meant. */
public final class KnownRoutes {
    private static final int LONGEST = 63;

    private KnownRoutes() {}

    /** @throws VerbRefused where there is none of that id */
    public static Route find(List<Route> routes, String id) {
        for (Route route : routes) {
            if (route.id().equals(id)) {
                return route;
            }
        }
        throw new VerbRefused(
                VerbRefused.Kind.UNKNOWN_ROUTE, "route: " + id + " (expected: " + expected(routes, id) + ")");
    }

    private static VerbRefused unknown(String id, String expected) {
        return new VerbRefused(VerbRefused.Kind.UNKNOWN_ROUTE, "route: " + id + " (expected: " + expected + ")");
    }

    private static String expected(List<Route> routes, String id) {
        String hint = Suggestion.of(id, routes.stream().map(Route::id).toList());
        return "a route's id" + (hint.isEmpty() ? "" : "; " + hint);
    }
}
