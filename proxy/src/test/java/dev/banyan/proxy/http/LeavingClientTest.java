package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that leaves, in each phase: nothing stays in flight, no connection and no place is lost. */
class LeavingClientTest {
    private static final String IN_FLIGHT = "banyan_requests_in_flight{route=\"all\",side=\"legacy\"}";

    private final CountDownLatch release = new CountDownLatch(1);
    private RawOrigin origin;
    private RunningBanyan banyan;

    private RunningBanyan before(RawOrigin.Script script) throws IOException {
        origin = new RawOrigin(script);
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1, maxPending: 1}, timeouts: {connect: 8s}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), "eventLoops: 1");
        return banyan;
    }

    @AfterEach
    void stop() throws IOException {
        release.countDown();
        banyan.close();
        origin.close();
    }

    private void held(RawOrigin.Connection to) throws IOException {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        to.ok("done");
    }

    private int connections(String state) throws IOException {
        return (int) banyan.metric("banyan_backend_connections{backend=\"shop\",state=\"" + state + "\"}");
    }

    private void nothingIsLeftOver() throws Exception {
        Eventually.holds("nothing is in flight", () -> banyan.metric(IN_FLIGHT) == 0);
        Eventually.holds("no connection is in use", () -> connections("active") == 0);
        assertThat(connections("pending")).isZero();
        assertThat(banyan.get("/fast").body()).isEqualTo("fast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
            })
    void whileItWaitsForAPlace(String request) throws Exception {
        before((seen, to) -> {
            if (seen.start().contains("/held")) {
                held(to);
            } else {
                to.ok("fast");
            }
        });
        try (RawClient first = banyan.client()) {
            first.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            for (int i = 0; i < 3; i++) {
                try (RawClient leaving = banyan.client()) {
                    leaving.send(request);
                    Eventually.holds("it waits", () -> connections("pending") == 1);
                }
                Eventually.holds("its place is free again", () -> connections("pending") == 0);
            }
            release.countDown();
            assertThat(first.answer().body()).isEqualTo("done");
        }
        nothingIsLeftOver();
        assertThat(origin.received()).hasSize(2);
    }

    @Test
    void whileItSendsItsBody() throws Exception {
        before((seen, to) -> to.ok("fast"));
        for (int i = 0; i < 3; i++) {
            try (RawClient leaving = banyan.client()) {
                leaving.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                Eventually.holds("it is in flight", () -> banyan.metric(IN_FLIGHT) == 1);
            }
            Eventually.holds("it is not in flight", () -> banyan.metric(IN_FLIGHT) == 0);
        }
        nothingIsLeftOver();
    }

    @Test
    void whileItReadsTheAnswerSlowly() throws Exception {
        before((seen, to) -> {
            if (seen.start().contains("/fast")) {
                to.ok("fast");
                return;
            }
            to.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 1_000; i++) {
                to.write("10000\r\n" + "x".repeat(65_536) + "\r\n");
            }
        });
        for (int i = 0; i < 3; i++) {
            try (RawClient leaving = banyan.client()) {
                leaving.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
                leaving.head();
            }
        }
        nothingIsLeftOver();
    }

    @Test
    void whileItWaitsForTheAnswer() throws Exception {
        before((seen, to) -> {
            if (seen.start().contains("/fast")) {
                to.ok("fast");
            }
        });
        for (int i = 0; i < 3; i++) {
            int asked = i + 1;
            try (RawClient leaving = banyan.client()) {
                leaving.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                Eventually.holds(
                        "the backend was asked", () -> origin.received().size() == asked);
            }
        }
        nothingIsLeftOver();
    }
}
