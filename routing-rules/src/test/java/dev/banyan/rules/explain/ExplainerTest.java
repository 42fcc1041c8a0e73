package dev.banyan.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.explain.Explanation.Evidence;
import dev.banyan.rules.explain.Explanation.Key;
import dev.banyan.rules.explain.Explanation.NearMiss;
import dev.banyan.rules.explain.Explanation.Outranked;
import dev.banyan.rules.explain.Explanation.Shares;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Split.OnMissingKey;
import dev.banyan.rules.model.ValueCondition;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.split.Steering;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final long NOW = 1_000;
    private static final Route ORDERS = RouteOf.id("orders-read")
            .hosts("shop.example.com")
            .path("/orders/{id}")
            .methods("GET")
            .sides("shop-legacy", "orders")
            .split(1250, "shop-2026", OnMissingKey.ISSUE_COOKIE, new KeySource.Header("x-user-id"))
            .force("x-side", "10.0.0.0/8")
            .route();
    private static final Route WRITE =
            RouteOf.id("orders-write").path("/orders/{id}").methods("POST").route();
    private static final Route REST = RouteOf.id("everything-else").prefix("/").route();

    private static Explanation explain(RequestHead head, Steering steering, Route... routes) {
        List<Route> list = List.of(routes);
        return Explainer.of(list, RouteTable.compile(list), Claims.NONE).explain(head, id -> steering, NOW);
    }

    private static RequestHead get(String url, Map<String, String> headers) {
        return DescribedRequest.of("GET", url, headers);
    }

    @Test
    void aDecisionIsToldFromEvidenceToBackend() {
        RequestHead head = get("http://shop.example.com/orders/7", Map.of("x-user-id", "u1"));
        Explanation told = explain(head, Steering.NONE, ORDERS, WRITE, REST);
        assertThat(told.route()).isEqualTo("orders-read");
        assertThat(told.evidence())
                .containsExactly(
                        new Evidence("host", "shop.example.com", "shop.example.com", true),
                        new Evidence("path", "/orders/{id}", "/orders/7", true),
                        new Evidence("method", "GET", "GET", true));
        assertThat(told.key()).isEqualTo(new Key("header:x-user-id", "u1"));
        assertThat(told.cohort()).isEqualTo("shop-2026");
        assertThat(told.bucket()).isEqualTo(7673);
        assertThat(told.percent()).isEqualTo(new Shares(new BigDecimal("12.5"), new BigDecimal("12.5")));
        assertThat(List.of(told.side(), told.reason(), told.backend(), told.backendPath()))
                .containsExactly("legacy", "split", "shop-legacy", "/orders/7");
        assertThat(told.translation()).isNull();
        assertThat(told.outranked()).containsExactly(new Outranked("everything-else", "host"));
        assertThat(told.nearMisses())
                .containsExactly(new NearMiss("orders-write", new Evidence("method", "POST", "GET", false)));
    }

    @Test
    void theLinesSayTheSame() {
        RequestHead head = get("http://shop.example.com/orders/7", Map.of("x-user-id", "u1"));
        assertThat(explain(head, Steering.NONE, ORDERS, WRITE, REST).lines())
                .containsExactly(
                        "request     GET http://shop.example.com/orders/7",
                        "route       orders-read",
                        "  because   host is shop.example.com",
                        "  because   path /orders/7 matches /orders/{id}",
                        "  because   method is GET",
                        "key         header:x-user-id = u1",
                        "cohort      shop-2026",
                        "bucket      7673",
                        "percent     12.5 configured, 12.5 effective",
                        "side        legacy",
                        "reason      split",
                        "backend     shop-legacy",
                        "path        /orders/7",
                        "outranked   everything-else matches too (decided by: host)",
                        "near miss   orders-write: method: GET (expected: POST)");
    }

    @Test
    void evidenceReadsAsASentence() {
        Route route = RouteOf.id("r")
                .path(new PathCondition.Prefix("/"))
                .header("x-channel", new ValueCondition.Present(true))
                .header("x-old", new ValueCondition.Present(false))
                .header("x-app", new ValueCondition.Regex("ios|web"))
                .route();
        RequestHead head = get("http://h/x", Map.of("x-channel", "tv", "x-app", "web"));
        assertThat(explain(head, Steering.NONE, route).lines())
                .contains(
                        "  because   path /x matches prefix /",
                        "  because   header x-channel is present",
                        "  because   header x-old is absent",
                        "  because   header x-app web matches regex ios|web");
    }

    @Test
    void aRampAndAKillAreSeen() {
        RequestHead head = get("http://shop.example.com/orders/7", Map.of("x-user-id", "u1"));
        Explanation ramped = explain(head, new Steering(new Percent(8000), false, 0), ORDERS);
        assertThat(ramped.side()).isEqualTo("modern");
        assertThat(ramped.percent()).isEqualTo(new Shares(new BigDecimal("12.5"), new BigDecimal("80")));
        Explanation killed = explain(head, new Steering(null, true, 0), ORDERS);
        assertThat(killed.side() + " " + killed.reason()).isEqualTo("legacy kill");
    }

    @Test
    void withoutAKeyTheSideIsOpenWhereAnyKeyCouldCome() {
        RequestHead head = get("http://shop.example.com/orders/7", Map.of());
        Explanation open = explain(head, Steering.NONE, ORDERS);
        assertThat(open.side()).isNull();
        assertThat(open.bucket()).isNull();
        assertThat(open.lines()).contains("key         none", "side        open: a new key decides");
        Explanation zero = explain(head, new Steering(Percent.ZERO, false, 0), ORDERS);
        assertThat(zero.side()).isEqualTo("legacy");
    }

    @Test
    void aRouteWithOneSideTellsNoSplit() {
        Explanation only = explain(get("http://h/x", Map.of()), Steering.NONE, REST);
        assertThat(only.reason()).isEqualTo("only");
        assertThat(only.percent()).isNull();
        assertThat(only.cohort()).isNull();
    }

    @Test
    void cookiesAndCredentialsAreShortened() {
        Route route = RouteOf.id("r")
                .sides("old", "new")
                .cookie("plan", "gold")
                .split(0, "c", OnMissingKey.RANDOM, new KeySource.Cookie("sid"))
                .route();
        RequestHead head = get("http://h/", Map.of("cookie", "plan=gold; sid=0123456789abcdef"));
        Explanation told = explain(head, Steering.NONE, route);
        assertThat(told.key()).isEqualTo(new Key("cookie:sid", "012… (16 characters)"));
        assertThat(told.evidence().get(0).found()).isEqualTo("… (4 characters)");
        assertThat(String.join("\n", told.lines())).doesNotContain("3456789");
    }

    @Test
    void whereNothingMatchesTheNearestRoutesAreNamedFirst() {
        Route other = RouteOf.id("other-host").hosts("x.example.com").path("/y").route();
        Route wrongPath = RouteOf.id("trailing-slash").path("/orders/7/").route();
        Explanation told =
                explain(get("http://shop.example.com/orders/7", Map.of()), Steering.NONE, other, wrongPath, WRITE);
        assertThat(told.matched()).isFalse();
        assertThat(told.nearMisses().stream().map(NearMiss::route)).containsExactly("orders-write", "trailing-slash");
        assertThat(told.lines())
                .containsExactly(
                        "request     GET http://shop.example.com/orders/7",
                        "route       none",
                        "near miss   orders-write: method: GET (expected: POST)",
                        "near miss   trailing-slash: path: /orders/7 (expected: /orders/7/)");
    }

    @Test
    void atMostTenNearMissesAreTold() {
        Route[] routes = IntStream.range(0, 50)
                .mapToObj(i -> RouteOf.id("r" + i).path("/a" + i).route())
                .toArray(Route[]::new);
        assertThat(explain(get("http://h/b", Map.of()), Steering.NONE, routes).nearMisses())
                .hasSize(10);
    }
}
