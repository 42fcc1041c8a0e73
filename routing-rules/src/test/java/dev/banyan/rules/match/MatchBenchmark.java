package dev.banyan.rules.match;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which route wins, among 10 to 100 000 routes of eight hosts and a wildcard: 39 % exact paths, 30 % prefixes, 30 %
 * templates, 1 % regexes; every fourth has a method. Requests go round among 1024 drawn evenly.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatchBenchmark {
    private static final int REQUESTS = 1024;
    private static final int HOSTS = 8;

    @Param({"10", "1000", "10000", "100000"})
    private int routes;

    private RouteTable table;
    private List<List<Condition>> conditions;
    private RequestHead[] hits;
    private RequestHead[] regexHits;
    private RequestHead[] misses;
    private int next;

    /** One that is set up, to be called without JMH. */
    public static MatchBenchmark ofSize(int routes) {
        MatchBenchmark benchmark = new MatchBenchmark();
        benchmark.routes = routes;
        benchmark.setUp();
        return benchmark;
    }

    @Setup
    public void setUp() {
        List<Route> list =
                IntStream.range(0, routes).mapToObj(MatchBenchmark::route).toList();
        table = RouteTable.compile(list);
        conditions = list.stream().map(Conditions::of).toList();
        Random random = new Random(42);
        hits = requests(random, i -> kind(i) != 0);
        regexHits = requests(random, i -> kind(i) == 0);
        misses = misses(random);
        check();
    }

    private void check() {
        for (int i = 0; i < REQUESTS; i++) {
            if (table.match(hits[i]) < 0 || table.match(regexHits[i]) < 0 || table.match(misses[i]) >= 0) {
                throw new IllegalStateException("request " + i + " (expected: hits hit and misses miss)");
            }
        }
    }

    /** 0: regex, 1 to 39: exact, 40 to 69: prefix, 70 to 99: template. */
    private static int kind(int i) {
        return i * 37 % 100;
    }

    private static String host(int i) {
        return "shop" + i % HOSTS + ".example.com";
    }

    private static String base(int i) {
        return "/shop/area" + i % 50 + "/item" + i;
    }

    private static Route route(int i) {
        RouteOf route = RouteOf.id("r" + i).hosts(i % 16 == 3 ? "*.example.com" : host(i));
        if (i % 4 == 1) {
            route.methods("GET", "HEAD");
        }
        int kind = kind(i);
        if (kind == 0) {
            return route.regex(base(i) + "/[0-9]+").route();
        }
        if (kind < 40) {
            return route.path(base(i) + "/list").route();
        }
        return kind < 70
                ? route.prefix(base(i)).route()
                : route.path(base(i) + "/{id}/lines").route();
    }

    private static String path(int i) {
        int kind = kind(i);
        if (kind == 0) {
            return base(i) + "/4711";
        }
        if (kind < 40) {
            return base(i) + "/list";
        }
        return kind < 70 ? base(i) + "/some/thing" : base(i) + "/4711/lines";
    }

    private RequestHead[] requests(Random random, IntPredicate wanted) {
        List<RequestHead> requests = new ArrayList<>(REQUESTS);
        while (requests.size() < REQUESTS) {
            int i = random.nextInt(routes);
            if (wanted.test(i)) {
                requests.add(DescribedRequest.of("GET", "http://" + host(i) + path(i), Map.of()));
            }
        }
        return requests.toArray(RequestHead[]::new);
    }

    /** One in four has a host that nobody names, one in four a path that begins like none. */
    private RequestHead[] misses(Random random) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(n -> {
                    int i = random.nextInt(routes);
                    String host = n % 4 == 0 ? "unknown.example.org" : host(i);
                    String path = n % 4 == 1 ? "/unknown/" + i : "/shop/area" + i % 50 + "/none" + i + "/lines";
                    return DescribedRequest.of("GET", "http://" + host + path, Map.of());
                })
                .toArray(RequestHead[]::new);
    }

    private RequestHead next(RequestHead[] requests) {
        next = (next + 1) & (REQUESTS - 1);
        return requests[next];
    }

    @Benchmark
    public int hit() {
        return table.match(next(hits));
    }

    @Benchmark
    public int miss() {
        return table.match(next(misses));
    }

    /** Looks at a regex each time. */
    @Benchmark
    public int regexHit() {
        return table.match(next(regexHits));
    }

    /** What it would cost to ask the routes one by one, without looking for the best. */
    @Benchmark
    public int linearScan() {
        RequestHead head = next(hits);
        for (int i = 0; i < conditions.size(); i++) {
            if (holds(conditions.get(i), head)) {
                return i;
            }
        }
        return RouteTable.NONE;
    }

    private static boolean holds(List<Condition> conditions, RequestHead head) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(head)) {
                return false;
            }
        }
        return true;
    }
}
