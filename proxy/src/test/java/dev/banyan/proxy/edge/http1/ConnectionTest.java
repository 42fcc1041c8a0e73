package dev.banyan.proxy.edge.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection of a client: what comes in it, in which order, and how it ends. */
class ConnectionTest {
    private static final String IN_FLIGHT = "banyan_requests_in_flight{route=\"all\",side=\"legacy\"}";

    private final CountDownLatch release = new CountDownLatch(1);
    private RawOrigin origin;
    private RunningBanyan banyan;

    private RunningBanyan before(RawOrigin.Script script, String settings) throws IOException {
        origin = new RawOrigin(script);
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), settings);
        return banyan;
    }

    private void held(RawOrigin.Connection to, String body) throws IOException {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        to.ok(body);
    }

    @AfterEach
    void stop() throws IOException {
        release.countDown();
        banyan.close();
        origin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void aClientThatStopsSendingHasLeft(String transport) throws Exception {
        before((request, to) -> held(to, ""), "transport: " + transport);
        try (RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("it is in flight", () -> banyan.metric(IN_FLIGHT) == 1);
            client.socket().shutdownOutput();
            Eventually.holds("it is not in flight", () -> banyan.metric(IN_FLIGHT) == 0);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aClientThatBreaksItsUploadOffIsSeen() throws Exception {
        // The origin's script runs when the whole request is there, which is never.
        before((request, to) -> {}, "");
        try (RawClient client = banyan.client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
            Eventually.holds("it is in flight", () -> banyan.metric(IN_FLIGHT) == 1);
            client.socket().setSoLinger(true, 0);
        }
        Eventually.holds("it is not in flight", () -> banyan.metric(IN_FLIGHT) == 0);
    }

    @Test
    void theNextRequestIsNotForwardedBeforeTheAnswerIsOut() throws Exception {
        before(
                (request, to) -> {
                    if (request.start().contains("/first")) {
                        held(to, "one");
                    } else {
                        to.ok("two");
                    }
                },
                "");
        try (RawClient client = banyan.client()) {
            client.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            assertThat(banyan.get("/other").body()).isEqualTo("two");
            assertThat(origin.received()).hasSize(2);
            release.countDown();

            assertThat(client.answer().body()).isEqualTo("one");
            assertThat(client.answer().body()).isEqualTo("two");
        }
    }

    /** What finds room on the way is the kernel's; far less than is offered. */
    @Test
    void whoAsksOnAndOnWithoutAnAnswerIsHeldBack() throws Exception {
        before((request, to) -> held(to, ""), "");
        ByteBuffer requests =
                ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2000).getBytes(StandardCharsets.US_ASCII));
        try (SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", banyan.port()))) {
            client.configureBlocking(false);
            long written = 0;
            for (int idle = 0; idle < 100 && written < 256L << 20; idle++) {
                int more = client.write(requests.hasRemaining() ? requests : requests.rewind());
                written += more;
                if (more > 0) {
                    idle = 0;
                } else {
                    LockSupport.parkNanos(10_000_000);
                }
            }

            assertThat(written).isLessThan(64L << 20);
            assertThat(origin.received()).hasSize(1);
        }
    }

    @Test
    void whatIsMalformedBehindARequestIsAnsweredBehindItsAnswer() throws Exception {
        before((request, to) -> held(to, "one"), "");
        try (RawClient client = banyan.client()) {
            client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n folded\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            release.countDown();

            assertThat(client.answer().body()).isEqualTo("one");
            RawMessage refused = client.answer();
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void theLastOfManyRequestsSaysSo() throws Exception {
        before((request, to) -> to.ok("x"), "limits: {maxRequestsPerConnection: 3}");
        try (RawClient client = banyan.client()) {
            assertThat(client.get("/").header("connection")).isNull();
            assertThat(client.get("/").header("connection")).isNull();
            assertThat(client.get("/").header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswerIsCutOff() throws Exception {
        before(
                (request, to) -> {
                    to.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    for (int i = 0; i < 2_000; i++) {
                        to.write("10000\r\n" + "x".repeat(65_536) + "\r\n");
                    }
                },
                "limits: {writeStallTimeout: 1s}");
        try (RawClient client = banyan.client()) {
            client.socket().setReceiveBufferSize(4096);
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds(
                    "it is counted",
                    () -> banyan.metric("banyan_rejected_requests_total{reason=\"write-stall-timeout\"}") == 1);
            Eventually.holds("it is not in flight", () -> banyan.metric(IN_FLIGHT) == 0);
        }
    }

    @Test
    void whoWaitsToBeAskedForABodyThatNobodyWantsIsClosedOn() throws Exception {
        before((request, to) -> to.ok(""), "");
        try (RawClient client = banyan.client()) {
            RawMessage answer =
                    client.ask("OPTIONS * HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aRestOfABodyThatIsMalformedEndsTheConnection() throws Exception {
        before((request, to) -> to.ok(""), "");
        try (RawClient client = banyan.client()) {
            client.send("OPTIONS * HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
            assertThat(client.answer().status()).isEqualTo(200);
            client.send("cd\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(origin.received()).isEmpty();
    }

    @Test
    void aRestOfABodyThatIsTooMuchEndsTheConnection() throws Exception {
        before((request, to) -> to.ok(""), "");
        try (RawClient client = banyan.client()) {
            client.send("OPTIONS * HTTP/1.1\r\nHost: x\r\nContent-Length: 400000\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
            client.send("x".repeat(400_000) + "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.isClosed()).isTrue();
        } catch (IOException reset) {
            // As may be for who goes on sending.
        }
        assertThat(origin.received()).isEmpty();
    }

    @Test
    void aHeadThatIsRefusedIsAnsweredWithoutABody() throws Exception {
        before((request, to) -> to.ok(""), "");
        try (RawClient client = banyan.client()) {
            client.send("HEAD /%zz HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.head().status()).isEqualTo(400);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void anOldClientIsNotToldOfInterimAnswers() throws Exception {
        before(
                (request, to) -> {
                    to.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
                    to.ok("x");
                },
                "");
        try (RawClient old = banyan.client();
                RawClient client = banyan.client()) {
            assertThat(old.send("GET / HTTP/1.0\r\n\r\n").head().status()).isEqualTo(200);
            assertThat(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").head().status())
                    .isEqualTo(103);
            assertThat(client.head().status()).isEqualTo(200);
        }
    }

    @Test
    void forwardsThatAreUsedUpEndHere() throws Exception {
        before((request, to) -> to.ok(request.header("max-forwards")), "");

        assertThat(banyan.ask("OPTIONS / HTTP/1.1\r\nHost: x\r\nMax-Forwards: 0\r\n\r\n")
                        .header("allow"))
                .contains("GET");
        assertThat(origin.received()).isEmpty();
        assertThat(banyan.ask("OPTIONS / HTTP/1.1\r\nHost: x\r\nMax-Forwards: 5\r\n\r\n")
                        .body())
                .isEqualTo("4");
    }

    @Test
    void manySmallChunksLeaveInOrder() throws Exception {
        StringBuilder chunks = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            String part = i + (i % 50 == 0 ? "-".repeat(3000) : ",");
            chunks.append(Integer.toHexString(part.length()))
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
            body.append(part);
        }
        before((request, to) -> to.write(chunks + "0\r\n\r\n"), "");

        assertThat(banyan.get("/").body()).isEqualTo(body.toString());
        assertThat(banyan.ask("GET / HTTP/1.0\r\n\r\n").body()).isEqualTo(body.toString());
    }
}
