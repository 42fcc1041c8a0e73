package dev.banyan.rules.validate;

import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import dev.banyan.rules.model.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which routes can be in the way of which: those of one host, found by their path instead of one by one.
 *
 * <p>Of many rivals with one path only the first ones are looked at, so that ten thousand routes take milliseconds.
 */
final class Rivals {
    private static final List<String> ANY_HOST = List.of("");
    private static final int LOOKED_AT = 256;

    private final List<Route> routes;
    private final Map<Object, List<Integer>> index = new HashMap<>();

    Rivals(List<Route> routes) {
        this.routes = routes;
        for (int i = 0; i < routes.size(); i++) {
            for (String host : hosts(routes.get(i))) {
                add(host, routes.get(i), i);
            }
        }
    }

    /** The hosts of a route, each to be looked at for itself: {@code ""} where it names none. */
    static List<String> hosts(Route route) {
        return route.match().hosts().isEmpty() ? ANY_HOST : route.match().hosts();
    }

    /** Indices of routes of this host that take at least the paths of that route and are as exact. */
    IntStream covering(String host, int route) {
        PathKey path = path(route);
        Stream<Same> same =
                Stream.of(new Same(host, path, routes.get(route).match().conditions(), words(route)));
        Stream<At> at = path.covering().stream().map(key -> new At(host, key));
        return Stream.concat(same, at).flatMapToInt(this::first);
    }

    /** Indices of routes of this host that share a path with that route and are exactly as exact. */
    IntStream level(String host, int route) {
        Route one = routes.get(route);
        IntStream same = first(new At(host, path(route)));
        if (!(one.match().path() instanceof PathCondition.Template template)) {
            return same;
        }
        PathTemplate shape = template.template();
        Stream<Level> levels = Stream.of("{}", head(shape)).distinct().map(head -> level(host, shape, head));
        if (head(shape).equals("{}")) {
            levels = Stream.of(level(host, shape, ""));
        }
        return IntStream.concat(same, levels.flatMapToInt(this::first).filter(i -> overlap(shape, i)));
    }

    private record At(String host, PathKey path) {}

    private record Same(String host, PathKey path, int conditions, String words) {}

    /** @param head the first segment; empty: any */
    private record Level(String host, int literals, boolean rest, int length, String head) {}

    private void add(String host, Route route, int i) {
        put(new At(host, path(i)), i);
        put(new Same(host, path(i), route.match().conditions(), words(i)), i);
        if (route.match().path() instanceof PathCondition.Template template) {
            put(level(host, template.template(), head(template.template())), i);
            put(level(host, template.template(), ""), i);
        }
    }

    private void put(Object key, int i) {
        index.computeIfAbsent(key, ignored -> new ArrayList<>()).add(i);
    }

    private IntStream first(Object key) {
        return index.getOrDefault(key, List.of()).stream().limit(LOOKED_AT).mapToInt(Integer::intValue);
    }

    private PathKey path(int i) {
        return PathKey.of(routes.get(i).match().path());
    }

    private String words(int i) {
        return routes.get(i).match().headers() + " " + routes.get(i).match().query() + " "
                + routes.get(i).match().cookies();
    }

    private static Level level(String host, PathTemplate template, String head) {
        return new Level(
                host,
                template.literals(),
                template.endsInRest(),
                template.parts().size(),
                head);
    }

    private static String head(PathTemplate template) {
        return template.parts().get(0) instanceof Part.Literal literal ? literal.text() : "{}";
    }

    private boolean overlap(PathTemplate one, int i) {
        if (!(routes.get(i).match().path() instanceof PathCondition.Template template)) {
            return false;
        }
        List<Part> other = template.template().parts();
        return IntStream.range(0, other.size())
                .allMatch(k -> overlap(one.parts().get(k), other.get(k)));
    }

    private static boolean overlap(Part one, Part other) {
        return !(one instanceof Part.Literal) || !(other instanceof Part.Literal) || one.equals(other);
    }
}
