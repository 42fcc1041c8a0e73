package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.wire.H2Frame.CANCEL;
import static dev.banyan.proxy.wire.H2Frame.INTERNAL_ERROR;
import static dev.banyan.proxy.wire.H2Frame.NO_ERROR;
import static dev.banyan.proxy.wire.H2Frame.PROTOCOL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of streams that end before their time, and of connections that are to end. */
class StreamsTest {
    private static final byte[] MEBIBYTE = new byte[1 << 20];

    @Test
    void anAnswerThatComesBeforeTheBodyIsWholeEndsTheUploadWithoutAnError() throws Exception {
        H1Origin origin = new H1Origin(exchange -> exchange.answer(413, "no"));
        try (Edge edge = Edge.before(origin);
                H2Client client = edge.client()) {
            H2Stream upload = client.begin(false, H2Client.request("POST", "/"));
            client.data(upload, true, MEBIBYTE).answer(upload);

            assertThat(upload.status()).isEqualTo(413);
            assertThat(upload.text()).isEqualTo("no");
            assertThat(upload.reset()).isIn(null, NO_ERROR);
            assertThat(client.answer(client.begin(true, H2Client.request("GET", "/")))
                            .status())
                    .isEqualTo(413);
            assertThat(client.goAways()).isEmpty();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAReset() throws Exception {
        H1Origin origin = new H1Origin(exchange -> {
            exchange.head(200, "Content-Length: 100");
            exchange.send("half");
            exchange.abort();
        });
        try (Edge edge = Edge.before(origin);
                H2Client client = edge.client()) {
            H2Stream broken = client.get("/");

            assertThat(broken.status()).isEqualTo(200);
            assertThat(broken.isEnded()).isFalse();
            assertThat(broken.reset()).isEqualTo(INTERNAL_ERROR);
        }
    }

    /** The body is not what was declared, and the backend has the head already: it must not take it for a request. */
    @Test
    void aBodyThatIsMalformedEndsTheRequestAtTheBackend() throws Exception {
        AtomicInteger cut = new AtomicInteger();
        H1Origin origin = new H1Origin(exchange -> {
            exchange.awaitBody(4);
            exchange.awaitGone();
            cut.incrementAndGet();
        });
        try (Edge edge = Edge.before(origin);
                H2Client client = edge.client()) {
            H2Stream upload = client.begin(false, H2Client.request("POST", "/", "content-length: 10"));
            client.data(upload, false, "some");
            Eventually.holds("the backend has the head", () -> origin.received().size() == 1);
            client.data(upload, true, "").answer(upload);

            assertThat(upload.status()).isEqualTo(400);
            assertThat(upload.reset()).isEqualTo(PROTOCOL_ERROR);
            Eventually.holds("the backend's connection is cut", () -> cut.get() == 1);
        }
    }

    @Test
    void aResetAndALostConnectionAreSeenByTheBackend() throws Exception {
        AtomicInteger gone = new AtomicInteger();
        H1Origin origin = new H1Origin(exchange -> {
            exchange.awaitGone();
            gone.incrementAndGet();
        });
        try (Edge edge = Edge.before(origin)) {
            H2Client client = edge.client();
            List<H2Stream> streams = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                streams.add(client.begin(true, H2Client.request("GET", "/")));
            }
            Eventually.holds("all are asked", () -> origin.received().size() == 10);
            client.reset(streams.get(0), CANCEL);
            Eventually.holds("one is cancelled", () -> gone.get() == 1);
            client.close();
            Eventually.holds("all are cancelled", () -> gone.get() == 10);
        }
    }

    @Test
    void problemsOfGrpcComeAsTrailers() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        try (Edge edge = Edge.to("http://127.0.0.1:" + nobody);
                H2Client client = edge.client()) {
            H2Stream unavailable = client.post("/a.B/C", "x", "content-type: application/grpc", "te: trailers");
            H2Stream malformed = client.post("/a/..;/b", "x", "content-type: application/grpc", "te: trailers");

            assertThat(unavailable.isEnded()).isTrue();
            assertThat(unavailable.status()).isEqualTo(200);
            assertThat(unavailable.header("content-type")).isEqualTo("application/grpc");
            assertThat(unavailable.header("grpc-status")).isEqualTo("14");
            assertThat(unavailable.header("grpc-message")).isEqualTo("Backend refused the connection");
            assertThat(unavailable.bodyLength()).isZero();
            assertThat(malformed.header("grpc-status")).isEqualTo("13");
        }
    }

    @Test
    void aDrainLetsWhatIsUnderWayEnd() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        H1Origin origin = new H1Origin(exchange -> {
            if (exchange.target().equals("/slow")) {
                await(answer);
            }
            exchange.ok("whole");
        });
        try (Edge edge = Edge.before(origin);
                H2Client client = edge.client()) {
            H2Stream slow = client.begin(true, H2Client.request("GET", "/slow"));
            Eventually.holds("the backend is asked", () -> origin.received().size() == 1);
            Thread stopping = new Thread(() -> stop(edge));
            stopping.start();

            H2Frame first = client.next(H2Frame.GOAWAY);
            H2Stream late = client.begin(true, H2Client.request("GET", "/late"));
            H2Frame second = client.next(H2Frame.GOAWAY);
            answer.countDown();

            assertThat(first.number(0)).isEqualTo(Integer.MAX_VALUE);
            assertThat(second.number(0)).isEqualTo(late.id());
            assertThat(client.answer(slow).text()).isEqualTo("whole");
            assertThat(client.answer(late).text()).isEqualTo("whole");
            assertThat(client.isClosed()).isTrue();
            stopping.join();
        }
    }

    @Test
    void aConnectionServesSoManyRequestsAndNoMore() throws Exception {
        try (Edge edge = Edge.before(
                        new H1Origin(exchange -> exchange.ok("hello")), "limits: {maxRequestsPerConnection: 3}");
                H2Client client = edge.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/").text()).isEqualTo("hello");
            }
            assertThat(client.isClosed()).isTrue();
            assertThat(client.goAways().get(0).number(1)).isEqualTo(NO_ERROR);
        }
    }

    private static void stop(Edge edge) {
        try {
            edge.banyan().stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
