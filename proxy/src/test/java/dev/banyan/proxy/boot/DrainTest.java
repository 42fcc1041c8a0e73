package dev.banyan.proxy.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The graceful stop, seen from outside. */
class DrainTest {
    private static final String RULES = """
            version: 1
            backends:
              shop: {url: "%s"}
            routes:
              - {id: all, match: {prefix: /}, legacy: shop}
            """;

    @Test
    void aRequestInFlightIsFinishedAndItsConnectionClosed() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawOrigin origin = slow(release);
                RunningBanyan banyan =
                        RunningBanyan.on(RULES.formatted(origin.url()), "drain: {delay: 0s, timeout: 8s}");
                RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds(
                    "the request is with the backend", () -> !origin.received().isEmpty());
            CompletableFuture<Void> stopping = stop(banyan);
            Eventually.holds("no new connection is taken", () -> refuses(banyan.port()));
            assertThat(stopping).isNotDone();
            release.countDown();

            RawMessage answer = client.answer();

            assertThat(answer.body()).isEqualTo("done");
            assertThat(client.isClosed()).isTrue();
            stopping.get();
        }
    }

    @Test
    void whileItDrainsReadinessSaysNoAndAnswersCloseTheirConnection() throws Exception {
        try (RawOrigin origin = RawOrigin.answering("x");
                RunningBanyan banyan =
                        RunningBanyan.on(RULES.formatted(origin.url()), "drain: {delay: 3s, timeout: 1s}");
                RawClient client = banyan.client();
                RawClient admin = new RawClient(banyan.adminPort())) {
            assertThat(client.get("/").header("connection")).isNull();
            assertThat(admin.get("/readyz").status()).isEqualTo(200);
            CompletableFuture<Void> stopping = stop(banyan);
            Eventually.holds("readiness says no", () -> admin.get("/readyz").status() == 503);

            assertThat(client.get("/").header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
            assertThat(banyan.get("/").status()).isEqualTo(200);
            assertThat(admin.get("/livez").status()).isEqualTo(200);
            stopping.get();
        }
    }

    @Test
    void aConnectionThatLiesIdleIsClosedAndAnAnswerThatComesLaterSaysThatItIsTheLast() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawOrigin origin = new RawOrigin((request, to) -> {
                    if (request.start().contains("/slow")) {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                    to.ok("done");
                });
                RunningBanyan banyan =
                        RunningBanyan.on(RULES.formatted(origin.url()), "drain: {delay: 0s, timeout: 8s}");
                RawClient idle = banyan.client();
                RawClient busy = banyan.client()) {
            assertThat(idle.get("/").status()).isEqualTo(200);
            busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds(
                    "the request is with the backend", () -> origin.received().size() == 2);
            CompletableFuture<Void> stopping = stop(banyan);

            assertThat(idle.isClosed()).isTrue();
            busy.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
            release.countDown();
            RawMessage answer = busy.answer();
            assertThat(answer.body()).isEqualTo("done");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(busy.isClosed()).isTrue();
            stopping.get();
            assertThat(origin.received()).hasSize(2);
        }
    }

    @Test
    void whatDoesNotEndInTimeIsCut() throws Exception {
        try (RawOrigin origin = slow(new CountDownLatch(1));
                RunningBanyan banyan =
                        RunningBanyan.on(RULES.formatted(origin.url()), "drain: {delay: 0s, timeout: 300ms}");
                RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds(
                    "the request is with the backend", () -> !origin.received().isEmpty());

            stop(banyan).get();

            assertThat(client.isClosed()).isTrue();
        }
    }

    private static RawOrigin slow(CountDownLatch release) throws IOException {
        return new RawOrigin((request, to) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            to.ok("done");
        });
    }

    private static CompletableFuture<Void> stop(RunningBanyan banyan) {
        return CompletableFuture.runAsync(() -> {
            try {
                banyan.stop();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static boolean refuses(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    @Test
    void aBackendThatNeverReadsCannotHoldTheStopUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RunningBanyan banyan = RunningBanyan.on(
                        "backends: {deaf: {url: \"http://127.0.0.1:" + deaf.getLocalPort() + "\"}}\n"
                                + "routes: [{id: all, match: {prefix: /}, legacy: deaf}]\n",
                        "drain: {delay: 0s, timeout: 1s}");
                RawClient client = banyan.client()) {
            Thread upload = new Thread(() -> {
                try {
                    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 67108864\r\n\r\n");
                    client.socket().getOutputStream().write(new byte[64 << 20]);
                } catch (IOException cut) {
                    over.countDown();
                }
            });
            upload.start();
            Eventually.holds(
                    "it is under way",
                    () -> banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"legacy\"}") == 1);
            stop(banyan).get(30, TimeUnit.SECONDS);
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
