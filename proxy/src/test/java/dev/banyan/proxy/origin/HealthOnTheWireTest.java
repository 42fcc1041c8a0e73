package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Which of several addresses is asked, and what becomes of one that is not well. */
class HealthOnTheWireTest {
    private static final String CHECKED =
            "health: {path: /up, interval: 100ms, timeout: 1s, healthyAfter: 1, " + "unhealthyAfter: 2, body: UP}";

    @Test
    void anAddressWhoseChecksFailIsNotAskedUntilTheyAreGoodAgain() throws Exception {
        AtomicBoolean well = new AtomicBoolean(true);
        try (RawOrigin first = checked("first", new AtomicBoolean(true));
                RawOrigin second = checked("second", well);
                RunningBanyan banyan = two(first, second, CHECKED)) {
            Eventually.holds("both answer", () -> answers(banyan).size() == 2);
            well.set(false);
            Eventually.holds(
                    "the second is out",
                    () -> banyan.metric(healthy(second)) == 0 && answers(banyan).equals(Set.of("first")));
            try (RawClient admin = new RawClient(banyan.adminPort())) {
                assertThat(admin.get("/api/v1/backends").body()).contains("\"healthy\":false");
            }
            well.set(true);
            Eventually.holds("it is back", () -> answers(banyan).size() == 2);
            assertThat(banyan.metric(healthy(second))).isEqualTo(1);
        }
    }

    @Test
    void whereNoneIsHealthyTheAnswerComesAtOnceAndTheOtherSideStandsIn() throws Exception {
        AtomicBoolean well = new AtomicBoolean();
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RawOrigin modern = checked("modern", well);
                RunningBanyan banyan = RunningBanyan.on("backends:\n  old: {url: \"" + legacy.url() + "\"}\n"
                        + "  new: {url: \"" + modern.url() + "\", " + CHECKED + "}\n"
                        + "routes:\n  - {id: bare, match: {path: /bare}, modern: new}\n"
                        + "  - {id: all, match: {prefix: /}, legacy: old, modern: new, split: {modern: 100}, "
                        + "fallback: {modern: legacy}}\n")) {
            Eventually.holds("it is out", () -> banyan.get("/bare").status() == 503);
            RawMessage refused = banyan.get("/bare");
            assertThat(refused.body()).contains("\"code\":\"no-healthy-backend\"");
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(banyan.get("/a").body()).isEqualTo("legacy");
            well.set(true);
            Eventually.holds("it is back", () -> banyan.get("/a").body().equals("modern"));
        }
    }

    @Test
    void oneThatFailsAgainAndAgainIsLeftOutForAWhileAndNeverTheLast() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (RawOrigin good = RawOrigin.answering("good");
                RawOrigin bad = new RawOrigin((request, connection) -> {
                    if (broken.get()) {
                        connection.write("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops");
                    } else {
                        connection.ok("mended");
                    }
                });
                RunningBanyan banyan =
                        two(good, bad, "outlier: {consecutiveFailures: 3, ejectFor: 1s, maxEjected: 50%}")) {
            Eventually.holds("it is left out", () -> {
                banyan.get("/a");
                return banyan.metric(healthy(bad)) == 0;
            });
            int before = bad.received().size();
            for (int i = 0; i < 20; i++) {
                assertThat(banyan.get("/a").body()).isEqualTo("good");
            }
            assertThat(bad.received()).hasSize(before);
            broken.set(false);
            Eventually.holds("it is asked again", () -> answers(banyan).contains("mended"));
        }
        try (RawOrigin only = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops"));
                RunningBanyan banyan = RunningBanyan.on(
                        "backends: {shop: {url: \"" + only.url()
                                + "\", outlier: {consecutiveFailures: 1}}}\nroutes: [{id: all, match: {prefix: /}, legacy: shop}]\n")) {
            for (int i = 0; i < 5; i++) {
                assertThat(banyan.get("/a").body()).isEqualTo("oops");
            }
        }
    }

    private static String healthy(RawOrigin origin) {
        return "banyan_backend_healthy{backend=\"shop\",endpoint=\"127.0.0.1:" + origin.port() + "\"}";
    }

    private static Set<String> answers(RunningBanyan banyan) throws IOException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            seen.add(banyan.get("/a").body());
        }
        return seen;
    }

    private static RawOrigin checked(String name, AtomicBoolean well) throws IOException {
        return new RawOrigin((request, connection) -> {
            boolean check = request.start().contains(" /up ");
            connection.ok(check ? well.get() ? "status: UP" : "status: DOWN" : name);
        });
    }

    private static RunningBanyan two(RawOrigin first, RawOrigin second, String more) {
        return RunningBanyan.on("backends:\n  shop:\n    urls: [\"" + first.url() + "\", \"" + second.url()
                + "\"]\n    " + more + "\nroutes: [{id: all, match: {prefix: /}, legacy: shop}]\n");
    }
}
