package dev.banyan.rules.validate;

import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.ValueCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Which routes can be in the way of which: those of one host, found by their path instead of one by one.
 *
 * <p>Of many rivals with one path only the first ones are looked at, so that ten thousand routes take milliseconds.
 */
final class Rivals {
    /** No such rival. */
    static final int NONE = -1;

    private static final List<String> ANY_HOST = List.of("");
    private static final int LOOKED_AT = 64;
    private static final String VARIABLE = "{}";
    private static final String ALL = "{all}";

    private final List<Route> routes;
    private final PathKey[] paths;
    private final Map<Object, List<Integer>> index;

    Rivals(List<Route> routes) {
        this.routes = routes;
        this.paths = new PathKey[routes.size()];
        this.index = new HashMap<>(4 * routes.size());
        for (int i = 0; i < paths.length; i++) {
            paths[i] = PathKey.of(routes.get(i).match().path());
            for (String host : hosts(routes.get(i))) {
                add(host, i);
            }
        }
    }

    private record At(String host, PathKey path) {}

    private record Alike(
            String host,
            PathKey path,
            Map<String, ValueCondition> headers,
            Map<String, ValueCondition> query,
            Map<String, ValueCondition> cookies) {}

    /** @param head the first segment, {@link #VARIABLE} where it is one; {@link #ALL} holds those of all heads */
    private record Level(String host, int literals, boolean rest, int length, String head) {}

    /** The hosts of a route, each to be looked at for itself: {@code ""} where it names none. */
    static List<String> hosts(Route route) {
        return route.match().hosts().isEmpty() ? ANY_HOST : route.match().hosts();
    }

    PathKey path(int route) {
        return paths[route];
    }

    /** A route's id and where it stands. */
    String name(int route, Findings findings) {
        return routes.get(route).id() + " (" + findings.line("/routes/" + route) + ")";
    }

    /** The first route of this host that takes at least the paths of that one, is as exact, and is wanted. */
    int covering(String host, int route, IntPredicate wanted) {
        int found = hasValues(route) ? first(alike(host, route), wanted) : NONE;
        for (PathKey key : paths[route].covering()) {
            found = found == NONE ? first(new At(host, key), wanted) : found;
        }
        return found;
    }

    /** The first route of this host that shares a path with that one, is just as exact, and is wanted. */
    int level(String host, int route, IntPredicate wanted) {
        int same = first(new At(host, paths[route]), wanted);
        if (same != NONE || !(routes.get(route).match().path() instanceof PathCondition.Template template)) {
            return same;
        }
        PathTemplate one = template.template();
        IntPredicate meets = i -> !paths[i].equals(paths[route]) && overlap(one, i) && wanted.test(i);
        if (head(one).equals(VARIABLE)) {
            return first(level(host, one, ALL), meets);
        }
        int found = first(level(host, one, head(one)), meets);
        return found == NONE ? first(level(host, one, VARIABLE), meets) : found;
    }

    private void add(String host, int i) {
        put(new At(host, paths[i]), i);
        if (hasValues(i)) {
            put(alike(host, i), i);
        }
        if (routes.get(i).match().path() instanceof PathCondition.Template template) {
            put(level(host, template.template(), head(template.template())), i);
            put(level(host, template.template(), ALL), i);
        }
    }

    private void put(Object key, int i) {
        List<Integer> rivals = index.computeIfAbsent(key, ignored -> new ArrayList<>(1));
        if (rivals.size() < LOOKED_AT) {
            rivals.add(i);
        }
    }

    private int first(Object key, IntPredicate wanted) {
        for (int i : index.getOrDefault(key, List.of())) {
            if (wanted.test(i)) {
                return i;
            }
        }
        return NONE;
    }

    private boolean hasValues(int i) {
        Match match = routes.get(i).match();
        return match.conditions() > (match.methods().isEmpty() ? 0 : 1);
    }

    private Alike alike(String host, int i) {
        Match match = routes.get(i).match();
        return new Alike(host, paths[i], match.headers(), match.query(), match.cookies());
    }

    private static Level level(String host, PathTemplate template, String head) {
        int length = template.parts().size();
        return new Level(host, template.literals(), template.endsInRest(), length, head);
    }

    private static String head(PathTemplate template) {
        return template.parts().get(0) instanceof Part.Literal literal ? literal.text() : VARIABLE;
    }

    private boolean overlap(PathTemplate one, int i) {
        List<Part> other = routes.get(i).match().path() instanceof PathCondition.Template template
                ? template.template().parts()
                : List.of();
        for (int k = 0; k < other.size(); k++) {
            if (!overlap(one.parts().get(k), other.get(k))) {
                return false;
            }
        }
        return !other.isEmpty();
    }

    private static boolean overlap(Part one, Part other) {
        return !(one instanceof Part.Literal) || !(other instanceof Part.Literal) || one.equals(other);
    }
}
