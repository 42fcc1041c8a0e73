package dev.banyan.rules.split;

import static dev.banyan.rules.split.Splitter.NO_BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split.OnMissingKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SplitterTest {
    private static final long NOW = 1_000_000;
    private static final RequestHead BARE = DescribedRequest.of("GET", "http://shop/orders/7", Map.of());
    private static final RequestHead VISITOR =
            DescribedRequest.of("GET", "http://shop/orders/7", Map.of("cookie", "banyan_id=abc"));

    private static RouteOf bothSides(int hundredths) {
        return RouteOf.id("orders")
                .path("/orders/{id}")
                .sides("old", "new")
                .split(hundredths, "shop", OnMissingKey.ISSUE_COOKIE);
    }

    private static Splitter splitter(RouteOf route) {
        return Splitter.of(route.route(), Claims.NONE);
    }

    @ParameterizedTest
    @CsvSource({"shop-2026, u1, 7673", "orders-read, alice, 6192", "'', '', 7544"})
    void theBucketsOfTheContract(String cohort, String key, int bucket) {
        assertThat(splitter(RouteOf.id("r").split(0, cohort, OnMissingKey.RANDOM))
                        .bucket(key))
                .isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, LEGACY",
        "1, 0, MODERN",
        "1, 1, LEGACY",
        "2500, 2499, MODERN",
        "2500, 2500, LEGACY",
        "9999, 9998, MODERN",
        "9999, 9999, LEGACY",
        "10000, 9999, MODERN",
        "10000, 0, MODERN"
    })
    void modernHasTheBucketsBelowThePercent(int hundredths, int bucket, Side side) {
        Choice choice = splitter(bothSides(hundredths)).choose(BARE, bucket, null, Steering.NONE, NOW);
        assertThat(choice).isEqualTo(new Choice(side, Reason.SPLIT));
    }

    @Test
    void aRampStandsInPlaceOfTheFilesPercent() {
        Steering ramp = new Steering(new Percent(5000), false, Steering.NOT_DRAINING);
        Splitter splitter = splitter(bothSides(0));
        assertThat(splitter.choose(BARE, 4999, null, ramp, NOW)).isEqualTo(new Choice(Side.MODERN, Reason.SPLIT));
        assertThat(splitter.choose(BARE, 5000, null, ramp, NOW)).isEqualTo(new Choice(Side.LEGACY, Reason.SPLIT));
        assertThat(splitter.effective(ramp)).isEqualTo(new Percent(5000));
        assertThat(splitter.effective(Steering.NONE)).isEqualTo(Percent.ZERO);
    }

    @Test
    void killBeatsForceAndPercent() {
        Steering killed = new Steering(Percent.ALL, true, Steering.NOT_DRAINING);
        Splitter splitter = splitter(bothSides(10_000));
        assertThat(splitter.choose(VISITOR, 0, Side.MODERN, killed, NOW))
                .isEqualTo(new Choice(Side.LEGACY, Reason.KILL));
        assertThat(splitter.effective(killed)).isEqualTo(Percent.ZERO);
    }

    @Test
    void forceBeatsDrainAndPercent() {
        Steering draining = new Steering(null, false, NOW + 1);
        assertThat(splitter(bothSides(10_000)).choose(BARE, 0, Side.MODERN, draining, NOW))
                .isEqualTo(new Choice(Side.MODERN, Reason.FORCE));
        assertThat(splitter(bothSides(10_000)).choose(BARE, 0, Side.LEGACY, Steering.NONE, NOW))
                .isEqualTo(new Choice(Side.LEGACY, Reason.FORCE));
    }

    @Test
    void drainKeepsOnlyVisitsUnderWayWhoseBucketIsModern() {
        Steering draining = new Steering(null, false, NOW + 1);
        Splitter splitter = splitter(bothSides(5000));
        assertThat(splitter.choose(VISITOR, 4999, null, draining, NOW))
                .isEqualTo(new Choice(Side.MODERN, Reason.SPLIT));
        assertThat(splitter.choose(BARE, 4999, null, draining, NOW)).isEqualTo(new Choice(Side.LEGACY, Reason.DRAIN));
        assertThat(splitter.choose(VISITOR, 5000, null, draining, NOW))
                .isEqualTo(new Choice(Side.LEGACY, Reason.SPLIT));
        assertThat(splitter.effective(draining)).isEqualTo(Percent.ZERO);
    }

    @Test
    void drainKeepsNothingWhenItsTimeIsOver() {
        Steering over = new Steering(null, false, NOW);
        assertThat(splitter(bothSides(5000)).choose(VISITOR, 0, null, over, NOW))
                .isEqualTo(new Choice(Side.LEGACY, Reason.DRAIN));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRouteWithOneSideHasOnlyThatOneAlsoUnderKill(Side side) {
        RouteOf route = RouteOf.id("r")
                .sides(side == Side.LEGACY ? "old" : null, side == Side.MODERN ? "new" : null)
                .force("x-side", "0.0.0.0/0");
        Steering killed = new Steering(Percent.ZERO, true, NOW - 1);
        assertThat(splitter(route).choose(BARE, 0, side.other(), killed, NOW)).isEqualTo(new Choice(side, Reason.ONLY));
    }

    @ParameterizedTest
    @CsvSource({"LEGACY, LEGACY", "MODERN, MODERN"})
    void withoutAKeyTheWordOfOnMissingKeyDecides(OnMissingKey word, Side side) {
        Splitter splitter = splitter(RouteOf.id("r").sides("old", "new").split(5000, "c", word));
        assertThat(splitter.choose(BARE, NO_BUCKET, null, Steering.NONE, NOW))
                .isEqualTo(new Choice(side, Reason.SPLIT));
    }

    @Test
    void theFirstSourceThatIsThereGivesTheKey() {
        Splitter splitter = splitter(RouteOf.id("r")
                .path("/orders/{id}/{tail*}")
                .split(
                        0,
                        "c",
                        OnMissingKey.RANDOM,
                        new KeySource.Cookie("uid"),
                        new KeySource.Header("x-user"),
                        new KeySource.Query("user"),
                        new KeySource.PathSegment("id"),
                        new KeySource.ClientIp()));
        Map<String, String> cookie = Map.of("cookie", "a=b; uid=\"c1\"", "x-user", "h1");
        assertThat(splitter.key(request("/orders/7/", cookie))).isEqualTo("c1");
        assertThat(splitter.key(request("/orders/7/", Map.of("cookie", "uid=", "x-user", "h1"))))
                .isEqualTo("h1");
        assertThat(splitter.key(request("/orders/7/?user=a%20b+c", Map.of()))).isEqualTo("a b c");
        assertThat(splitter.key(request("/orders/%C3%A9%2F;v=1/x", Map.of()))).isEqualTo("é/");
        assertThat(splitter.keySource(request("/orders/7/", Map.of()))).isEqualTo(new KeySource.PathSegment("id"));
    }

    @Test
    void theRestOfAPathIsAKeyToo() {
        Splitter splitter = splitter(RouteOf.id("r")
                .path("/files/{rest*}")
                .split(0, "c", OnMissingKey.RANDOM, new KeySource.PathSegment("rest"), new KeySource.ClientIp()));
        assertThat(splitter.key(request("/files/a;x/b", Map.of()))).isEqualTo("a/b");
        assertThat(splitter.key(request("/files/", Map.of()))).isNull();
    }

    @Test
    void theCookieThatIsIssuedIsTheLastKeyOfAnyList() {
        KeySource header = new KeySource.Header("x-user");
        RouteOf issuing = RouteOf.id("r").split(0, "c", OnMissingKey.ISSUE_COOKIE, header);
        assertThat(splitter(issuing).key(VISITOR)).isEqualTo("abc");
        RouteOf random = RouteOf.id("r").split(0, "c", OnMissingKey.RANDOM, header);
        assertThat(splitter(random).key(VISITOR)).isNull();
    }

    @Test
    void aClaimCountsOnlyAsThePortGivesIt() {
        RouteOf route = RouteOf.id("r").split(0, "c", OnMissingKey.RANDOM, new KeySource.Jwt("sub"));
        assertThat(Splitter.of(route.route(), (head, claim) -> claim + "-1").key(BARE))
                .isEqualTo("sub-1");
        assertThat(splitter(route).key(BARE)).isNull();
    }

    @Test
    void aValueThatIsTooLongCountsAsNone() {
        RouteOf route = RouteOf.id("r").split(0, "c", OnMissingKey.RANDOM, new KeySource.Header("x"));
        String longest = "k".repeat(Splitter.LONGEST_KEY);
        assertThat(splitter(route).key(request("/", Map.of("x", longest)))).isEqualTo(longest);
        assertThat(splitter(route).key(request("/", Map.of("x", longest + "k"))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "modern, 10.1.2.3, MODERN",
        "LEGACY, 10.1.2.3, LEGACY",
        "modern, 11.1.2.3, ",
        "other, 10.1.2.3, ",
        "modern, ::ffff:10.0.0.1, MODERN",
        "modern, '', "
    })
    void aSideIsForcedOnlyByItsWordAndFromTheNetworksNamed(String word, String ip, Side side) {
        RouteOf route = bothSides(0).force("x-banyan-side", "10.0.0.0/8");
        RequestHead head = DescribedRequest.of(
                "GET", "http://shop/", Map.of("x-banyan-side", List.of(word)), ip, PathCanonicalizer.DEFAULT);
        assertThat(splitter(route).forced(head)).isEqualTo(side);
    }

    private static RequestHead request(String url, Map<String, String> headers) {
        return DescribedRequest.of("GET", "http://shop" + url, headers);
    }
}
