package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend that fails, in every phase: the client gets the right status, or can tell that the answer is not whole. */
class BackendFaultTest {
    private RawOrigin origin;
    private RunningBanyan banyan;

    private RunningBanyan before(RawOrigin.Script script, String timeouts) throws IOException {
        origin = new RawOrigin(script);
        return before(origin.url(), timeouts);
    }

    private RunningBanyan before(String url, String timeouts) {
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - id: all
                    match: {prefix: /}
                    legacy: shop
                    timeouts: {%s}
                """.formatted(url, timeouts), "eventLoops: 1");
        return banyan;
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        if (origin != null) {
            origin.close();
        }
    }

    private static void assertProblem(RawMessage answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void nobodyListens() throws IOException {
        RawOrigin gone = RawOrigin.answering("");
        gone.close();

        assertProblem(before(gone.url(), "connect: 1s").get("/"), 502, "backend-refused");
    }

    @Test
    void noAnswerInTime() throws IOException {
        assertProblem(before((request, to) -> {}, "firstByte: 100ms").get("/"), 504, "first-byte-timeout");
    }

    @Test
    void theWholeRequestTakesTooLong() throws IOException {
        assertProblem(
                before((request, to) -> {}, "firstByte: 5s, request: 100ms").get("/"), 504, "deadline-exceeded");
    }

    @Test
    void closedBeforeTheAnswer() throws IOException {
        before((request, to) -> to.close(), "request: 5s");

        assertProblem(banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx"), 502, "backend-reset");
        assertThat(origin.received()).hasSize(1);
    }

    @Test
    void resetInTheMiddleOfTheHead() throws IOException {
        before(
                (request, to) -> {
                    to.write("HTTP/1.1 200 OK\r\nContent-Le");
                    to.reset();
                },
                "request: 5s");

        assertProblem(banyan.get("/"), 502, "backend-reset");
    }

    @Test
    void garbage() throws IOException {
        assertProblem(
                before((request, to) -> to.write("SSH-2.0-OpenSSH_9\r\n\r\n"), "request: 5s")
                        .get("/"),
                502,
                "bad-backend-response");
    }

    @Test
    void twoLengths() throws IOException {
        assertProblem(
                before(
                                (request, to) ->
                                        to.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"),
                                "request: 5s")
                        .get("/"),
                502,
                "bad-backend-response");
    }

    @Test
    void cutInTheMiddleOfTheBodyTheClientCanTell() throws IOException {
        before(
                (request, to) -> {
                    to.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
                    to.close();
                },
                "request: 5s");

        try (RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDeadlineInTheMiddleOfTheBodyCutsToo() throws IOException {
        before((request, to) -> to.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345"), "request: 200ms");

        try (RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aStaleConnectionCostsNobodyAGet() throws Exception {
        AtomicBoolean closing = new AtomicBoolean();
        before(
                (request, to) -> {
                    if (closing.getAndSet(false)) {
                        to.close();
                        return;
                    }
                    to.ok("fine");
                },
                "request: 5s");
        banyan.get("/first");
        closing.set(true);

        RawMessage answer = banyan.get("/second");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(origin.received()).hasSize(3);
        assertThat(origin.connections()).isEqualTo(2);
    }

    @Test
    void aStaleConnectionNeverSendsAPostTwice() throws Exception {
        AtomicBoolean closing = new AtomicBoolean();
        before(
                (request, to) -> {
                    if (closing.get()) {
                        to.close();
                        return;
                    }
                    to.ok("fine");
                },
                "request: 5s");
        banyan.get("/first");
        closing.set(true);

        RawMessage answer = banyan.ask("POST /pay HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1");

        assertProblem(answer, 502, "backend-reset");
        assertThat(origin.received())
                .filteredOn(seen -> seen.start().startsWith("POST"))
                .hasSize(1);
    }

    @Test
    void aConnectionThatWasClosedWhileIdleIsNotUsed() throws Exception {
        before(
                (request, to) -> {
                    to.ok("fine");
                    to.close();
                },
                "request: 5s");
        for (int i = 0; i < 5; i++) {
            assertThat(banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                            .status())
                    .isEqualTo(200);
            Eventually.holds(
                    "the closed connection left the pool",
                    () -> banyan.metric("banyan_backend_connections{backend=\"shop\",state=\"idle\"}") == 0);
        }
    }

    @Test
    void anOriginThatRefusesHandsTheRequestToTheNextAndIsCounted() throws IOException {
        RawOrigin dead = RawOrigin.answering("");
        dead.close();
        origin = RawOrigin.answering("alive");
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {urls: ["%s", "%s"], balance: roundRobin}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(dead.url(), origin.url()));

        for (int i = 0; i < 6; i++) {
            assertThat(banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1")
                            .body())
                    .isEqualTo("alive");
        }
        assertThat(banyan.metric("banyan_backend_errors_total{backend=\"shop\",reason=\"backend-refused\"}"))
                .isPositive();
    }

    @Test
    void anOriginThatRefusesIsNoTrapThoughItIsTheLeastBusy() throws IOException {
        RawOrigin dead = RawOrigin.answering("");
        dead.close();
        origin = new RawOrigin((request, to) -> {
            if (!request.start().contains("/stays")) {
                to.ok("alive");
            }
        });
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {urls: ["%s", "%s"], balance: leastRequests}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(dead.url(), origin.url()), "eventLoops: 1");
        try (RawClient busy = banyan.client()) {
            busy.send("GET /stays HTTP/1.1\r\nHost: x\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                assertThat(banyan.get("/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void morePendingThanMayWaitIsShed() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        origin = new RawOrigin((request, to) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            to.ok("late");
        });
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1, maxPending: 1}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), "eventLoops: 1");
        try (RawClient first = banyan.client();
                RawClient second = banyan.client()) {
            first.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds(
                    "the first is with the backend", () -> origin.received().size() == 1);
            second.send("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            RawMessage shed = banyan.get("/3");
            release.countDown();

            assertProblem(shed, 503, "overloaded");
            assertThat(shed.header("retry-after")).isEqualTo("1");
            assertThat(first.answer().body()).isEqualTo("late");
            assertThat(second.answer().body()).isEqualTo("late");
        }
    }

    @Test
    void whoWaitsTooLongForAPlaceIsShedToo() throws Exception {
        origin = new RawOrigin((request, to) -> {});
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop, timeouts: {connect: 200ms, firstByte: 5s}}
                """.formatted(origin.url()), "eventLoops: 1");
        try (RawClient first = banyan.client()) {
            first.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds(
                    "the first is with the backend", () -> origin.received().size() == 1);

            assertProblem(banyan.get("/2"), 503, "overloaded");
        }
    }
}
