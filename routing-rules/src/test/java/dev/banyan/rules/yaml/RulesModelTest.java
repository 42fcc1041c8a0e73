package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Balance;
import dev.banyan.rules.model.Backend.HostHeader;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.model.Backend.Outlier;
import dev.banyan.rules.model.Backend.Pool;
import dev.banyan.rules.model.Backend.Protocol;
import dev.banyan.rules.model.Breaker;
import dev.banyan.rules.model.Example;
import dev.banyan.rules.model.Force;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Limits;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Retry;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Rewrite.CookieEdits;
import dev.banyan.rules.model.Rewrite.HeaderEdits;
import dev.banyan.rules.model.Rewrite.Secure;
import dev.banyan.rules.model.Rollout;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.Shadow;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.model.Split.OnMissingKey;
import dev.banyan.rules.model.Timeouts;
import dev.banyan.rules.model.ValueCondition;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the good files mean, key by key. */
class RulesModelTest {
    private static final Rules CONTRACT = rules("contract.yaml");
    private static final Route ORDERS = CONTRACT.routes().get(0);
    private static final Rules WORDS = rules("words.yaml");
    private static final Route YES = WORDS.routes().get(0);

    private static Rules rules(String name) {
        return Corpus.in("good-rules")
                .filter(corpus -> corpus.name().equals(name))
                .findFirst()
                .orElseThrow()
                .read()
                .rules();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void theContractsBackendsAreRead() {
        assertThat(CONTRACT.backends()).containsOnlyKeys("shop-legacy", "orders");
        assertThat(CONTRACT.backends().get("shop-legacy"))
                .isEqualTo(new Backend(
                        "shop-legacy",
                        new Origins(
                                List.of(URI.create("http://10.0.0.1:8080"), URI.create("http://10.0.0.2:8080")),
                                Protocol.HTTP1),
                        Balance.LEAST_REQUESTS,
                        new HostHeader.Preserve(),
                        new Pool(256, 512, seconds(45), Duration.ofMinutes(5)),
                        new Timeouts(seconds(1), seconds(20), seconds(60)),
                        new Backend.Tls("ca.pem", "me.crt", "me.key", "shop.internal", false),
                        new Backend.Health("/healthz", seconds(5), seconds(1), 2, 3, List.of(), null),
                        new Outlier(5, seconds(30), new Percent(5_000))));
    }

    @Test
    void aBackendThatSaysLittleHasTheDefaults() {
        assertThat(CONTRACT.backends().get("orders"))
                .isEqualTo(new Backend(
                        "orders",
                        new Origins(List.of(URI.create("http://orders:8080")), Protocol.HTTP1),
                        Balance.LEAST_REQUESTS,
                        new HostHeader.Preserve(),
                        Pool.DEFAULT,
                        new Timeouts(seconds(2), seconds(30), seconds(60)),
                        null,
                        null,
                        null));
    }

    @Test
    void theContractsMatchIsRead() {
        assertThat(ORDERS.match())
                .isEqualTo(new Match(
                        List.of("shop.example.com", "*.shop.example.com"),
                        new PathCondition.Template(PathTemplate.parse("/orders/{id}")),
                        List.of("GET", "HEAD"),
                        Map.of(
                                "x-channel", new ValueCondition.Equal("web"),
                                "x-beta", new ValueCondition.Present(true),
                                "x-app", new ValueCondition.Regex("ios-[0-9]+")),
                        Map.of("view", new ValueCondition.Equal("full")),
                        Map.of("plan", new ValueCondition.Equal("gold"))));
        assertThat(ORDERS.match().headers().keySet()).containsExactly("x-channel", "x-beta", "x-app");
    }

    @Test
    void theContractsSplitIsReadAndTheIssuedCookieStandsLast() {
        assertThat(ORDERS.split())
                .isEqualTo(new Split(
                        new Percent(1_250),
                        List.of(
                                new KeySource.Cookie("uid"),
                                new KeySource.Header("x-user-id"),
                                new KeySource.Jwt("sub"),
                                new KeySource.Query("user"),
                                new KeySource.PathSegment("id"),
                                new KeySource.ClientIp(),
                                KeySource.BANYAN_ID),
                        "shop-2026",
                        OnMissingKey.ISSUE_COOKIE,
                        new KeySource.Cookie("JSESSIONID"),
                        new JwtTrust("https://id.example.com/keys", "https://id.example.com", "shop")));
    }

    @Test
    void theContractsForceAndRewriteAreRead() {
        assertThat(ORDERS.force()).isEqualTo(new Force("x-banyan-side", List.of("10.0.0.0/8")));
        assertThat(ORDERS.rewrite())
                .isEqualTo(new Rewrite(
                        PathTemplate.parse("/internal/orders/{id}"),
                        null,
                        null,
                        new HeaderEdits(Map.of("x-source", "banyan"), Map.of(), List.of("x-debug")),
                        new HeaderEdits(Map.of(), Map.of(), List.of("server")),
                        true,
                        new CookieEdits(true, true, Secure.AUTO)));
    }

    @Test
    void theContractsResilienceIsRead() {
        assertThat(ORDERS.timeouts()).isEqualTo(new Timeouts(null, null, seconds(10)));
        assertThat(ORDERS.retry())
                .isEqualTo(new Retry(
                        3,
                        seconds(2),
                        List.of("connect", "reset", "502", "503", "504"),
                        Duration.ofMillis(25),
                        seconds(1),
                        new Percent(2_000),
                        "idempotency-key"));
        assertThat(ORDERS.breaker())
                .isEqualTo(new Breaker(
                        seconds(10),
                        20,
                        new Percent(5_000),
                        seconds(2),
                        new Percent(8_000),
                        seconds(5),
                        seconds(60),
                        3,
                        List.of("5xx", "connect", "timeout", "reset")));
        assertThat(ORDERS.fallback()).isEqualTo(Map.of(Side.MODERN, Side.LEGACY));
        assertThat(ORDERS.limits()).isEqualTo(new Limits(10L << 20, 500, 200, false));
    }

    @Test
    void theContractsEvidenceIsRead() {
        assertThat(ORDERS.translate()).isEqualTo(Map.of(Side.LEGACY, "orders-soap"));
        assertThat(ORDERS.shadow())
                .isEqualTo(new Shadow(
                        Side.MODERN,
                        new Percent(1_000),
                        List.of("GET", "HEAD"),
                        256 << 10,
                        new Shadow.Compare(
                                List.of("/requestId", "header:date"), List.of("/items"), new BigDecimal("0.001"))));
        assertThat(ORDERS.rollout())
                .isEqualTo(new Rollout(
                        List.of(100, 500, 2_500, 5_000, 10_000).stream()
                                .map(Percent::new)
                                .toList(),
                        Duration.ofMinutes(10),
                        new Rollout.Gates(
                                500,
                                new BigDecimal("0.5"),
                                new BigDecimal("20"),
                                new BigDecimal("0.1"),
                                new BigDecimal("0.95")),
                        Rollout.OnFailure.ROLLBACK));
    }

    @Test
    void theContractsRestIsRead() {
        assertThat(ORDERS.priority()).isZero();
        assertThat(ORDERS.legacy()).isEqualTo("shop-legacy");
        assertThat(ORDERS.modern()).isEqualTo("orders");
        assertThat(ORDERS.owner()).isEqualTo("team-orders");
        assertThat(ORDERS.expires()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(ORDERS.examples())
                .containsExactly(
                        new Example("GET", "http://shop.example.com/orders/7", Map.of(), null, "orders-read", null));
    }

    @Test
    void aRouteThatSaysLittleHasTheDefaults() {
        assertThat(CONTRACT.routes().get(1))
                .isEqualTo(new Route(
                        "everything-else",
                        new Match(List.of(), new PathCondition.Prefix("/"), List.of(), Map.of(), Map.of(), Map.of()),
                        0,
                        "shop-legacy",
                        null,
                        Split.none("everything-else"),
                        null,
                        Rewrite.NONE,
                        Map.of(),
                        Timeouts.NONE,
                        null,
                        null,
                        Map.of(),
                        null,
                        null,
                        Limits.NONE,
                        null,
                        null,
                        List.of()));
    }

    @Test
    void defaultsFillWhatABackendLeavesOutFieldByField() {
        Backend no = WORDS.backends().get("no");
        assertThat(no.pool()).isEqualTo(new Pool(10, 0, seconds(5), Duration.ofMinutes(5)));
        assertThat(no.timeouts()).isEqualTo(new Timeouts(seconds(1), seconds(20), null));
        assertThat(no.balance()).isEqualTo(Balance.LEAST_REQUESTS);
        assertThat(no.hostHeader()).isEqualTo(new HostHeader.Literal("shop.internal:8443"));
        Backend on = WORDS.backends().get("on");
        assertThat(on.balance()).isEqualTo(Balance.ROUND_ROBIN);
        assertThat(on.hostHeader()).isEqualTo(new HostHeader.OfBackend());
        assertThat(on.pool()).isEqualTo(new Pool(10, 512, seconds(5), Duration.ofMinutes(5)));
    }

    @Test
    void defaultsFillWhatARouteLeavesOutButItsTimeoutsAreLeftToTheBackend() {
        assertThat(YES.limits()).isEqualTo(new Limits(64L << 10, null, null, false));
        Route regex = WORDS.routes().get(1);
        assertThat(regex.limits()).isEqualTo(new Limits(1L << 20, null, null, false));
        assertThat(regex.timeouts()).isEqualTo(new Timeouts(seconds(3), null, null));
    }

    @Test
    void httpsSpeaksWhatAlpnFindsByDefault() {
        assertThat(((Origins) WORDS.backends().get("no").target()).protocol()).isEqualTo(Protocol.AUTO);
        assertThat(((Origins) WORDS.backends().get("on").target()).protocol()).isEqualTo(Protocol.HTTP1);
    }

    @Test
    void wordsOfYaml11AreTextAndNumbersCountAsWritten() {
        assertThat(WORDS.backends()).containsOnlyKeys("on", "no", "secret");
        assertThat(WORDS.routes()).extracting(Route::id).containsExactly("yes", "regex", "404");
        assertThat(YES.priority()).isEqualTo(12);
        assertThat(YES.split().cohort()).isEqualTo("no");
        assertThat(YES.owner()).isEqualTo("4711");
        assertThat(YES.match().headers())
                .containsEntry("x-on", new ValueCondition.Equal("on"))
                .containsEntry("x-number", new ValueCondition.Equal("1.10"))
                .containsEntry("x-true", new ValueCondition.Equal("true"))
                .containsEntry("x-empty", new ValueCondition.Equal(""))
                .containsEntry("x-gone", new ValueCondition.Present(false));
        assertThat(YES.match().cookies()).containsOnlyKeys("Y");
    }

    @Test
    void placeholdersStandForSecrets() {
        assertThat(YES.match().headers()).containsEntry("x-secret", new ValueCondition.Equal(TestSecrets.CANARY, true));
        assertThat(YES.rewrite().requestHeaders().set()).containsEntry("authorization", "Bearer " + TestSecrets.CANARY);
        assertThat(((Origins) WORDS.backends().get("secret").target()).urls())
                .containsExactly(URI.create("http://orders:8080"));
    }

    @Test
    void aConditionDoesNotShowItsSecret() {
        assertThat(YES.match().headers().get("x-secret").word()).isEqualTo("***");
        assertThat(YES.match().toString()).doesNotContain(TestSecrets.CANARY);
    }

    @Test
    void namesOfHostsAndHeadersAreInLowerCase() {
        assertThat(YES.match().hosts()).containsExactly("shop.example.com", "*.shop.example.com", "[::1]");
        assertThat(YES.split().session()).isEqualTo(new KeySource.Header("x-session"));
        assertThat(YES.force()).isEqualTo(new Force("x-side", List.of("10.0.0.0/8", "2001:db8::/32")));
    }

    @Test
    void onlyASplitThatIssuesTheCookieLooksForIt() {
        assertThat(YES.split().keys())
                .containsExactly(new KeySource.PathSegment("off"), new KeySource.Query("user id"));
    }

    @Test
    void switchesAreRead() {
        assertThat(YES.rewrite().redirects()).isFalse();
        assertThat(YES.rewrite().cookies()).isEqualTo(new CookieEdits(false, false, Secure.ALWAYS));
        assertThat(WORDS.routes().get(1).rewrite().stripPrefix()).isEqualTo("/shop");
        assertThat(WORDS.routes().get(1).rewrite().addPrefix()).isEqualTo("/v2");
    }

    @Test
    void anExampleMaySayThatNothingMatches() {
        assertThat(YES.examples()).extracting(Example::route).containsExactly("yes", null, null);
        assertThat(YES.examples().get(0))
                .isEqualTo(new Example(
                        "PROPFIND",
                        "https://shop.example.com/on/1/?no=off",
                        Map.of("x-on", "on"),
                        "::1",
                        "yes",
                        Side.MODERN));
    }

    @Test
    void pathsWithoutVariablesAreExactAndNoPathIsAnyPath() {
        assertThat(rules("minimal.yaml").routes().get(0).match().path()).isNull();
        assertThat(WORDS.routes().get(1).match().path()).isEqualTo(new PathCondition.Regex("/[a-z]{1,64}\\.php"));
        assertThat(WORDS.routes().get(2).match().path()).isEqualTo(new PathCondition.Prefix("/%E2%82%AC/"));
    }

    @Test
    void filesOfADirectoryAreOneSetOfRulesInNameOrder() {
        Rules files = rules("files");
        assertThat(files.backends()).containsOnlyKeys("old", "new");
        assertThat(files.routes()).extracting(Route::id).containsExactly("shop", "rest");
        assertThat(files.backends().get("new").timeouts()).isEqualTo(new Timeouts(null, null, seconds(5)));
    }
}
