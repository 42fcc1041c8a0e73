package dev.banyan.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The table against a matcher that goes through all routes and is written from the rules' own words. */
class RouteTablePropertyTest {

    @Provide
    Arbitrary<List<Route>> routes() {
        Arbitrary<List<String>> hosts = Arbitraries.of("a.x.com", "*.x.com", "*.a.x.com", "x.com", "b.x.com")
                .list()
                .ofMaxSize(2)
                .uniqueElements();
        Arbitrary<String> paths = Arbitraries.frequencyOf(
                Tuple.of(3, segments().map(path -> "path " + path)),
                Tuple.of(4, templates().map(path -> "path " + path)),
                Tuple.of(3, segments().map(path -> "prefix " + path)),
                Tuple.of(
                        2,
                        Arbitraries.of("/a/.*", "/[ab]+", "/a/b|/b", "/.*", "/a/b/?c?", "^/b.*$", "/a+/b")
                                .map(regex -> "regex " + regex)),
                Tuple.of(1, Arbitraries.just("any")));
        Arbitrary<Integer> conditions = Arbitraries.integers().between(0, 15);
        Arbitrary<Integer> priority = Arbitraries.integers().between(0, 1);
        return Combinators.combine(hosts, paths, conditions, priority)
                .as(RouteTablePropertyTest::route)
                .list()
                .ofMaxSize(12)
                .map(list -> list.stream().map(RouteOf::route).toList());
    }

    private static RouteOf route(List<String> hosts, String path, int conditions, int priority) {
        RouteOf route = RouteOf.id("r").hosts(hosts.toArray(String[]::new)).priority(priority);
        String text = path.substring(path.indexOf(' ') + 1);
        if (path.startsWith("path")) {
            route.path(text);
        } else if (path.startsWith("prefix")) {
            route.prefix(text);
        } else if (path.startsWith("regex")) {
            route.regex(text);
        }
        if ((conditions & 3) == 3) {
            route.methods("GET");
        }
        if ((conditions & 12) == 12) {
            route.header("x", "1");
        }
        if ((conditions & 5) == 5) {
            route.query("q", "1");
        }
        return route;
    }

    private static Arbitrary<String> segments() {
        return Arbitraries.of("a", "b", "ab", "c", "")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> "/" + String.join("/", list));
    }

    private static Arbitrary<String> templates() {
        return Arbitraries.of("a", "b", "{}", "{}", "").list().ofMaxSize(4).flatMap(list -> Arbitraries.of(
                        "{}", "{*}", "a")
                .map(last -> named(list, last)));
    }

    private static String named(List<String> segments, String last) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            path.append('/').append(segments.get(i).replace("{}", "{v" + i + "}"));
        }
        return path.append('/')
                .append(last.replace("{}", "{last}").replace("{*}", "{last*}"))
                .toString();
    }

    @Provide
    Arbitrary<RequestHead> requests() {
        Arbitrary<String> hosts = Arbitraries.of("a.x.com", "b.x.com", "x.com", "c.a.x.com", "y.com", "A.X.com:80");
        return Combinators.combine(
                        hosts,
                        segments(),
                        Arbitraries.of("GET", "POST"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((host, path, method, header, query) -> DescribedRequest.of(
                        method,
                        "http://" + host + path + (query ? "?q=0&q=%31" : ""),
                        header ? Map.of("X", "1") : Map.of()));
    }

    @Property(tries = 30_000, edgeCases = EdgeCasesMode.NONE)
    void theTableAgreesWithAScanOfAllRoutes(
            @ForAll("routes") List<Route> routes, @ForAll("requests") RequestHead request) {
        assertThat(RouteTable.compile(routes).match(request)).isEqualTo(scan(routes, request));
    }

    private static int scan(List<Route> routes, RequestHead request) {
        return IntStream.range(0, routes.size())
                .filter(i -> NaiveMatch.holds(routes.get(i).match(), request))
                .boxed()
                .min(Comparator.comparing(i -> Rank.of(routes.get(i), i, request)))
                .orElse(RouteTable.NONE);
    }
}
