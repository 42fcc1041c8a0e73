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
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a connection after whom, to backends and from clients. */
class ConnectionReuseTest {
    private RawOrigin origin;
    private RunningBanyan banyan;

    /** One event loop and one connection to the backend: who comes second must wait. */
    private RunningBanyan narrow(RawOrigin.Script script) throws IOException {
        origin = new RawOrigin(script);
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1}, timeouts: {connect: 5s}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), "eventLoops: 1");
        return banyan;
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        if (origin != null) {
            origin.close();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aSecondAnswerIsNeverGivenToWhoWaitsForTheConnection() throws Exception {
        CountDownLatch both = new CountDownLatch(1);
        narrow((request, to) -> {
            if (request.start().contains("/poison")) {
                await(both);
                to.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison");
            } else {
                to.ok("mine");
            }
        });
        try (RawClient first = banyan.client();
                RawClient second = banyan.client()) {
            first.send("GET /poison HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            second.send("GET /mine HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the second waits", () -> banyan.pending("shop") == 1);
            both.countDown();

            assertThat(first.answer().body()).isEqualTo("1");
            assertThat(second.answer().body()).isEqualTo("mine");
        }
        assertThat(origin.connections()).isEqualTo(2);
    }

    @Test
    void aSecondAnswerIsNeverGivenToThePipelinedRequest() throws Exception {
        narrow((request, to) -> {
            if (request.start().contains("/poison")) {
                to.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison");
            } else {
                to.ok("mine");
            }
        });
        try (RawClient client = banyan.client()) {
            client.send("GET /poison HTTP/1.1\r\nHost: x\r\n\r\nGET /mine HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.answer().body()).isEqualTo("1");
            assertThat(client.answer().body()).isEqualTo("mine");
        }
    }

    @Test
    void anAnswerThatEndsWithItsConnectionLeavesItToNobody() throws Exception {
        CountDownLatch both = new CountDownLatch(1);
        narrow((request, to) -> {
            if (request.start().contains("/close")) {
                await(both);
                to.write("HTTP/1.1 200 OK\r\n\r\nuntil the end");
                to.close();
            } else {
                to.ok("mine");
            }
        });
        try (RawClient first = banyan.client();
                RawClient second = banyan.client()) {
            first.send("GET /close HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            second.send("POST /mine HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1");
            Eventually.holds("the second waits", () -> banyan.pending("shop") == 1);
            both.countDown();

            assertThat(first.answer().body()).isEqualTo("until the end");
            assertThat(second.answer().body()).isEqualTo("mine");
        }
    }

    @Test
    void whatIsPipelinedBehindAnAnswerThatClosesIsNotForwarded() throws Exception {
        narrow((request, to) -> to.ok("x"));
        try (RawClient client = banyan.client()) {
            client.send(
                    "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\nPOST /second HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1");
            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.isClosed()).isTrue();
        }
        try (RawClient client = banyan.client()) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(origin.received()).extracting(RawMessage::start).noneMatch(start -> start.contains("/second"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\n\r\nno",
                "Content-Length: 0\r\n\r\n",
                "Connection: close\r\nContent-Length: 0\r\n\r\n",
                "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Connection: close\r\nContent-Length: 2\r\n\r\nno"
            })
    void anAnswerBeforeTheWholeBodyCostsOnlyTheBackendsConnection(String answer) throws Exception {
        try (ServerSocket early = hasty("HTTP/1.1 403 Forbidden\r\n" + answer, connection -> {})) {
            try (RawClient client = banyan.client()) {
                client.send("POST /1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                assertThat(client.answer().status()).isEqualTo(403);
                client.send("3\r\ndef\r\n0\r\n\r\n");
                client.send("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(client.answer().status()).isEqualTo(403);
            }
            assertThat(early.isClosed()).isFalse();
        }
    }

    @Test
    void aBackendThatBreaksWhileTheBodyIsHeldBackIsToldAndTheClientIsNotLeftWaiting() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        try (ServerSocket deaf = hasty("", connection -> {
            await(stuck);
            connection.setSoLinger(true, 0);
            connection.close();
        })) {
            assertThat(deaf.isBound()).isTrue();
            try (RawClient client = banyan.client()) {
                Thread sender = new Thread(() -> {
                    try {
                        client.send("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 80000000\r\n\r\n");
                        for (int i = 0; i < 800; i++) {
                            client.send("x".repeat(100_000));
                        }
                    } catch (IOException answered) {
                        // The answer came first.
                    }
                });
                sender.setDaemon(true);
                sender.start();
                Eventually.holds("the sender is stuck", () -> sender.getState() == Thread.State.RUNNABLE);
                stuck.countDown();
                assertThat(client.answer().status()).isEqualTo(502);
            }
        }
    }

    private interface Then {
        void go(Socket connection) throws IOException;
    }

    /** A backend that answers when it has seen the head, whatever is still to come; Banyan stands before it. */
    private ServerSocket hasty(String answer, Then then) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread backend = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    RawMessage.readHead(connection.getInputStream());
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    then.go(connection);
                } catch (IOException gone) {
                    // The next one, or the end of the test.
                }
            }
        });
        backend.setDaemon(true);
        backend.start();
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "http://127.0.0.1:%d", pool: {maxConnections: 1}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(server.getLocalPort()), "eventLoops: 1");
        return server;
    }

    @Test
    void aCloseThatIsSaidInASecondLineIsHeardToo() throws Exception {
        narrow((request, to) -> {
            to.write("HTTP/1.1 200 OK\r\nConnection: x-inner\r\nConnection: Close\r\nContent-Length: 1\r\n\r\nx");
        });
        for (int i = 0; i < 3; i++) {
            assertThat(banyan.get("/").status()).isEqualTo(200);
        }
        assertThat(origin.connections()).isEqualTo(3);
    }

    @Test
    void whatIsPipelinedBehindAnAnswerThatClosesIsNotForwardedThoughTheClientReadsSlowly() throws Exception {
        String big = "x".repeat(8_000_000);
        CountDownLatch both = new CountDownLatch(1);
        origin = new RawOrigin((request, to) -> {
            if (request.start().contains("/warm")) {
                await(both);
                to.ok("warm");
            } else {
                to.ok(big);
            }
        });
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), "eventLoops: 1\ndrain: {delay: 2s, timeout: 5s}");
        // Two connections to the backend lie ready: nothing would hold the second request up.
        try (RawClient one = banyan.client();
                RawClient other = banyan.client()) {
            one.send("GET /warm HTTP/1.1\r\nHost: x\r\n\r\n");
            other.send("GET /warm HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("both are there", () -> origin.received().size() == 2);
            both.countDown();
            one.answer();
            other.answer();
        }
        try (RawClient client = banyan.client();
                RawClient admin = new RawClient(banyan.adminPort())) {
            Thread stopping = new Thread(() -> {
                try {
                    banyan.stop();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            stopping.start();
            Eventually.holds("it drains", () -> admin.get("/readyz").status() == 503);
            client.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
            RawMessage answer = client.answer();

            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.body()).hasSize(8_000_000);
            assertThat(client.isClosed()).isTrue();
            stopping.join();
        }
        assertThat(origin.received()).extracting(RawMessage::start).noneMatch(start -> start.contains("/second"));
    }

    @Test
    void whoeverWaitsBehindConnectionsThatCannotBeMadeIsTold() throws Exception {
        RawOrigin gone = RawOrigin.answering("");
        gone.close();
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(gone.url()), "eventLoops: 1");
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(banyan.client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        for (RawClient client : clients) {
            assertThat(client.answer().status()).isEqualTo(502);
            client.close();
        }
        assertThat(banyan.pending("shop")).isZero();
    }

    @Test
    void anOldClientThatAsksForItKeepsItsConnection() throws Exception {
        narrow((request, to) -> to.ok("x"));
        try (RawClient client = banyan.client()) {
            for (int i = 0; i < 3; i++) {
                RawMessage answer = client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("connection")).isEqualToIgnoringCase("keep-alive");
            }
            assertThat(client.ask("GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void theProxysOwnOptionsLeaveTheConnectionInOrder() throws Exception {
        narrow((request, to) -> to.ok("x"));
        try (RawClient client = banyan.client()) {
            assertThat(client.ask("OPTIONS * HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/").status()).isEqualTo(200);
        }
    }
}
