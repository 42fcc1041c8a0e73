package dev.banyan.proxy.steer;

import dev.banyan.rules.model.Route;
import java.util.List;

/** Finds a route by its id, or says which one may have been meant. */
final class KnownRoutes {
    private KnownRoutes() {}

    /** @throws VerbRefused where there is none of that id */
    static Route find(List<Route> routes, String id) {
        for (Route route : routes) {
            if (route.id().equals(id)) {
                return route;
            }
        }
        throw new VerbRefused(
                VerbRefused.Kind.UNKNOWN_ROUTE, "route: " + id + " (expected: " + expected(routes, id) + ")");
    }

    private static String expected(List<Route> routes, String id) {
        String nearest = "";
        int least = Math.max(2, id.length() / 3) + 1;
        for (Route route : routes) {
            int distance = distance(id, route.id());
            if (distance < least) {
                least = distance;
                nearest = route.id();
            }
        }
        return nearest.isEmpty() ? "the id of a route in the rules" : "a route's id; did you mean " + nearest + "?";
    }

    /** Levenshtein's: how many letters must be put in, left out or changed. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(diagonal, row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
