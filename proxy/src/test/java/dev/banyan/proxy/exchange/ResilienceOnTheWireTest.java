package dev.banyan.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Retries, fallback, breakers and limits, as a client and two sides see them. */
class ResilienceOnTheWireTest {

    @Test
    void aGetThatIsResetIsTriedAgainAndAPostIsNot() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    if (calls.incrementAndGet() % 2 == 1) {
                        connection.reset();
                    } else {
                        connection.ok("second");
                    }
                });
                RunningBanyan banyan = one(origin, "retry: {attempts: 3}")) {
            assertThat(banyan.get("/a").body()).isEqualTo("second");
            assertThat(origin.received()).hasSize(2);
            RawMessage post = banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
            assertThat(post.status()).isEqualTo(502);
            assertThat(origin.received()).hasSize(3);
            assertThat(banyan.metric("banyan_retries_total{result=\"success\",route=\"all\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPostWithAnIdempotencyKeyIsSentAgainWithItsWholeBody() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    if (calls.incrementAndGet() == 1) {
                        connection.write("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy");
                    } else {
                        connection.ok(request.body());
                    }
                });
                RunningBanyan banyan =
                        one(origin, "retry: {attempts: 2, on: [503], idempotencyKey: idempotency-key}")) {
            RawMessage answer =
                    banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nIdempotency-Key: 7\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello world");
            assertThat(origin.received()).extracting(RawMessage::body).containsExactly("hello world", "hello world");
        }
    }

    @Test
    void anAnswerThatAsksForMoreTimeThanTheRouteHasIsTheAnswer() throws Exception {
        try (RawOrigin origin = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nContent-Length: 4\r\n\r\nbusy"));
                RunningBanyan banyan = one(origin, "retry: {attempts: 3, on: [503]}")) {
            RawMessage answer = banyan.get("/a");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("busy");
            assertThat(answer.header("retry-after")).isEqualTo("30");
            assertThat(origin.received()).hasSize(1);
        }
    }

    @Test
    void aTryThatIsTooSlowMakesPlaceForAnother() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    if (calls.incrementAndGet() == 1) {
                        await(never);
                    } else {
                        connection.ok("quick");
                    }
                });
                RunningBanyan banyan = one(origin, "retry: {attempts: 2, perTry: 300ms}")) {
            assertThat(banyan.get("/a").body()).isEqualTo("quick");
            never.countDown();
        }
    }

    @Test
    void whereModernRefusesEvenAPostFallsBackToLegacyAndSaysSo() throws Exception {
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RunningBanyan banyan = both(legacy.url(), deadUrl(), "fallback: {modern: legacy}")) {
            RawMessage answer = banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
            assertThat(answer.body()).isEqualTo("legacy");
            assertThat(answer.header("x-banyan-side")).isEqualTo("legacy");
            assertThat(answer.header("x-banyan-reason")).isEqualTo("fallback");
            assertThat(legacy.received().get(0).body()).isEqualTo("hi");
            assertThat(banyan.metric("banyan_decisions_total{reason=\"fallback\",route=\"all\",side=\"legacy\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPostThatModernMayHaveExecutedDoesNotFallBackAndAGetDoes() throws Exception {
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RawOrigin modern = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops"));
                RunningBanyan banyan = both(legacy.url(), modern.url(), "fallback: {modern: legacy}")) {
            assertThat(banyan.get("/a").body()).isEqualTo("legacy");
            RawMessage post = banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
            assertThat(post.status()).isEqualTo(500);
            assertThat(post.body()).isEqualTo("oops");
            assertThat(legacy.received()).hasSize(1);
        }
    }

    @Test
    void whoIsForcedToASideIsNotSentToTheOther() throws Exception {
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RunningBanyan banyan = both(
                        legacy.url(),
                        deadUrl(),
                        "fallback: {modern: legacy}\n    force: {header: x-side, from: [127.0.0.0/8]}")) {
            assertThat(banyan.get("/a", "x-side: modern").status()).isEqualTo(502);
            assertThat(legacy.received()).isEmpty();
        }
    }

    @Test
    void anOpenBreakerRefusesAtOnceAndClosesWhenTheSideIsBack() throws Exception {
        AtomicInteger status = new AtomicInteger(500);
        try (RawOrigin origin = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 " + status.get() + " X\r\nContent-Length: 0\r\n\r\n"));
                RunningBanyan banyan = one(origin, "breaker: {minCalls: 4, openFor: 500ms, probes: 1}")) {
            for (int i = 0; i < 4; i++) {
                assertThat(banyan.get("/a").status()).isEqualTo(500);
            }
            RawMessage refused = banyan.get("/a");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"breaker-open\"");
            assertThat(refused.header("retry-after")).isNotNull();
            assertThat(origin.received()).hasSize(4);
            assertThat(banyan.metric("banyan_breaker_state{route=\"all\",side=\"legacy\"}"))
                    .isEqualTo(2);
            status.set(200);
            Eventually.holds("it closes", () -> banyan.get("/a").status() == 200);
            assertThat(banyan.metric("banyan_breaker_state{route=\"all\",side=\"legacy\"}"))
                    .isZero();
            try (RawClient admin = new RawClient(banyan.adminPort())) {
                assertThat(admin.get("/api/v1/audit?route=all").body()).contains("\"breaker\"", "half-open", "closed");
                assertThat(admin.get("/api/v1/routes/all").body()).contains("\"breaker\":\"closed\"");
            }
        }
    }

    @Test
    void aSideWhoseBreakerIsOpenIsStoodInForByTheOther() throws Exception {
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RawOrigin modern = new RawOrigin(
                        (request, connection) -> connection.write("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "fallback: {modern: legacy}\n    breaker: {minCalls: 2, openFor: 60s}")) {
            for (int i = 0; i < 6; i++) {
                assertThat(banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
                                .status())
                        .isEqualTo(i < 2 ? 500 : 200);
            }
            assertThat(modern.received()).hasSize(2);
        }
    }

    @Test
    void moreThanTheRateIs429AndMoreAtOnceThanThePlacesIs503() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    await(answer);
                    connection.ok("ok");
                });
                RunningBanyan banyan = one(origin, "limits: {concurrency: 1, requestsPerSecond: 2}");
                RawClient first = banyan.client()) {
            first.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            RawMessage crowded = banyan.get("/a");
            assertThat(crowded.status()).isEqualTo(503);
            assertThat(crowded.body()).contains("overloaded");
            answer.countDown();
            assertThat(first.answer().status()).isEqualTo(200);
            Eventually.holds("too many a second", () -> banyan.get("/a").status() == 429);
            assertThat(banyan.get("/a").header("retry-after")).isEqualTo("1");
        }
    }

    private static RunningBanyan one(RawOrigin origin, String more) {
        return RunningBanyan.on("backends: {old: {url: \"" + origin.url() + "\"}}\n"
                + "routes:\n  - id: all\n    match: {prefix: /}\n    legacy: old\n    " + more + "\n");
    }

    private static RunningBanyan both(String legacy, String modern, String more) {
        return RunningBanyan.on("backends: {old: {url: \"" + legacy + "\"}, new: {url: \"" + modern + "\"}}\n"
                + "routes:\n  - id: all\n    match: {prefix: /}\n    legacy: old\n    modern: new\n"
                + "    split: {modern: 100}\n    " + more + "\n");
    }

    private static String deadUrl() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
