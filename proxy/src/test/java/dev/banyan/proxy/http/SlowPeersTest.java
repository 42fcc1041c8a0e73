package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is slow is the one who is blamed for it. */
class SlowPeersTest {
    private RawOrigin origin;
    private RunningBanyan banyan;

    private RunningBanyan before(String url, String timeouts, String limits) {
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop, timeouts: {%s}}
                """.formatted(url, timeouts), "eventLoops: 1\nlimits: {" + limits + "}");
        return banyan;
    }

    private RunningBanyan echo(String timeouts, String limits) throws IOException {
        origin = new RawOrigin((request, to) -> to.ok(request.body()));
        return before(origin.url(), timeouts, limits);
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        if (origin != null) {
            origin.close();
        }
    }

    @Test
    void aBackendThatDoesNotReadIsNotTheClientsFault() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            deaf.setReceiveBufferSize(4096);
            before("http://127.0.0.1:" + deaf.getLocalPort(), "firstByte: 3s", "bodyIdleTimeout: 1s");
            try (RawClient client = banyan.client()) {
                Thread sender = new Thread(() -> {
                    try {
                        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n");
                        for (int i = 0; i < 500; i++) {
                            client.send("x".repeat(100_000));
                        }
                    } catch (IOException stopped) {
                        // The answer came first.
                    }
                });
                sender.setDaemon(true);
                sender.start();
                RawMessage answer = client.answer();

                assertThat(answer.status()).isEqualTo(504);
                assertThat(answer.body()).contains("first-byte-timeout");
            }
        }
    }

    @Test
    void aClientThatSendsItsBodySlowlyUsesUpNoTimeOfTheBackends() throws Exception {
        echo("firstByte: 300ms", "bodyIdleTimeout: 5s");
        try (RawClient client = banyan.client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n");
            long end = System.nanoTime() + 1_000_000_000L;
            int sent = 0;
            while (System.nanoTime() < end) {
                if (sent < 11) {
                    client.send("x");
                    sent++;
                }
                LockSupport.parkNanos(100_000_000);
            }
            client.send("x".repeat(12 - sent));

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void afterTheWholeBodyTheBackendsTimeRuns() throws Exception {
        origin = new RawOrigin((request, to) -> {});
        before(origin.url(), "firstByte: 200ms, request: 5s", "");

        RawMessage answer = banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.body()).contains("first-byte-timeout");
    }

    @Test
    void aClientThatStopsInItsBodyIsToldSo() throws Exception {
        echo("firstByte: 5s", "bodyIdleTimeout: 1s");
        try (RawClient client = banyan.client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
            RawMessage answer = client.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("request-timeout");
            assertThat(answer.header("connection")).isEqualTo("close");
        }
    }

    @Test
    void aClientThatStopsInItsHeadIsToldSo() throws Exception {
        echo("firstByte: 5s", "headersTimeout: 1s");
        try (RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHo");
            RawMessage answer = client.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.start()).startsWith("HTTP/1.1 408 ");
            assertThat(answer.body()).contains("\"code\":\"request-timeout\"");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(banyan.metric("banyan_rejected_requests_total{reason=\"headers-timeout\"}"))
                .isEqualTo(1);
    }

    @Test
    void soIsOneThatStopsInItsSecondHead() throws Exception {
        echo("firstByte: 5s", "headersTimeout: 1s, keepAliveIdle: 60s");
        try (RawClient client = banyan.client()) {
            assertThat(client.get("/").status()).isEqualTo(200);
            client.send("GET / HTTP/1.1\r\n");

            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionOnWhichNothingCameIsClosedWithoutAWord() throws Exception {
        echo("firstByte: 5s", "headersTimeout: 1s, keepAliveIdle: 1s");
        try (RawClient silent = banyan.client();
                RawClient used = banyan.client()) {
            assertThat(used.get("/").status()).isEqualTo(200);

            assertThat(silent.isClosed()).isTrue();
            assertThat(used.isClosed()).isTrue();
        }
    }

    @Test
    void aTimeoutOfTheBackendIsCountedAgainstIt() throws Exception {
        origin = new RawOrigin((request, to) -> {});
        before(origin.url(), "firstByte: 100ms", "");

        banyan.get("/");

        Eventually.holds(
                "the timeout is counted",
                () -> banyan.metric("banyan_backend_errors_total{backend=\"shop\",reason=\"first-byte-timeout\"}")
                        == 1);
    }
}
