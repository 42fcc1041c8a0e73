package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.wire.H2Frame.CANCEL;
import static dev.banyan.proxy.wire.H2Frame.END_STREAM;
import static dev.banyan.proxy.wire.H2Frame.HEADERS;
import static dev.banyan.proxy.wire.H2Frame.NO_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** Clients that take too long over HTTP/2, each with a limit of some hundred milliseconds. */
class PatienceTest {
    private static final String LARGE = "x".repeat(1 << 20);

    private static Edge edge(String limit) throws IOException {
        return Edge.before(
                new H1Origin(exchange -> {
                    exchange.body();
                    exchange.ok(exchange.target().equals("/large") ? LARGE : "hello");
                }),
                "limits: {" + limit + "}");
    }

    @Test
    void aConnectionWithoutRequestsIsSaidGoodbye() throws Exception {
        try (Edge edge = edge("keepAliveIdle: 300ms");
                H2Client client = edge.client()) {
            assertThat(client.get("/").text()).isEqualTo("hello");
            assertThat(client.isClosed()).isTrue();

            assertThat(client.goAways()).hasSize(1);
            assertThat(client.goAways().get(0).number(0)).isEqualTo(1);
            assertThat(client.goAways().get(0).number(1)).isEqualTo(NO_ERROR);
        }
    }

    @Test
    void aPrefaceWithoutSettingsIsNotWaitedForForLong() throws Exception {
        try (Edge edge = edge("headersTimeout: 300ms");
                H2Client client = H2Client.unspoken(edge.port())) {
            client.sendBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes());

            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aHeadThatNeverEndsIsNotWaitedForForLong() throws Exception {
        try (Edge edge = edge("headersTimeout: 300ms");
                H2Client client = edge.client()) {
            assertThat(client.get("/").text()).isEqualTo("hello");
            client.send(new H2Frame(HEADERS, END_STREAM, client.nextStream(), Spoken.block()));

            assertThat(client.isClosed()).isTrue();
            assertThat(edge.rejected("headers-timeout")).isEqualTo(1);
        }
    }

    @Test
    void neitherIsAFrameThatNeverEnds() throws Exception {
        try (Edge edge = edge("headersTimeout: 300ms");
                H2Client client = edge.client()) {
            client.sendBytes(Spoken.part(H2Frame.ping(1).bytes(), 0, 12));

            assertThat(client.isClosed()).isTrue();
            assertThat(edge.rejected("headers-timeout")).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatStaysAwayIsAnswered408AndTheConnectionLivesOn() throws Exception {
        try (Edge edge = edge("bodyIdleTimeout: 300ms");
                H2Client client = edge.client()) {
            H2Stream slow = client.begin(false, H2Client.request("POST", "/"));
            client.data(slow, false, "some");
            client.answer(slow);
            client.until(() -> slow.reset() != null);

            assertThat(slow.status()).isEqualTo(408);
            assertThat(slow.text()).contains("request-timeout");
            assertThat(slow.reset()).isEqualTo(NO_ERROR);
            assertThat(client.get("/").text()).isEqualTo("hello");
            assertThat(edge.rejected("body-idle-timeout")).isEqualTo(1);
        }
    }

    @Test
    void aCallOfGrpcMayBeSilent() throws Exception {
        H1Origin origin = new H1Origin(exchange -> exchange.ok(exchange.text()));
        try (Edge edge = Edge.before(origin, "limits: {bodyIdleTimeout: 100ms}");
                H2Client client = edge.client();
                H2Client other = edge.client()) {
            H2Stream silent = client.begin(
                    false, H2Client.request("POST", "/", "content-type: application/grpc+proto", "te: trailers"));
            // Two others run into the limit meanwhile: so much time has passed.
            for (int i = 0; i < 2; i++) {
                assertThat(other.answer(other.begin(false, H2Client.request("POST", "/")))
                                .status())
                        .isEqualTo(408);
            }
            assertThat(client.data(silent, true, "late").answer(silent).text()).isEqualTo("late");
        }
    }

    @Test
    void aStreamWhoseWindowStaysShutIsCancelledAndOthersAreServed() throws Exception {
        try (Edge edge = edge("writeStallTimeout: 300ms");
                H2Client client = edge.client()) {
            client.send(H2Frame.settings(H2Frame.SETTING_INITIAL_WINDOW_SIZE, 10));
            client.holdWindows();
            H2Stream shut = client.begin(true, H2Client.request("GET", "/large"));
            client.until(() -> shut.reset() != null);

            assertThat(shut.reset()).isEqualTo(CANCEL);
            assertThat(shut.bodyLength()).isEqualTo(10);
            assertThat(client.get("/").text()).isEqualTo("hello");
            assertThat(edge.rejected("write-stall-timeout")).isEqualTo(1);
        }
    }

    /** All windows are wide open, but nobody takes anything out of the socket. */
    @Test
    void aConnectionThatIsNotReadFromIsClosed() throws Exception {
        try (Edge edge = edge("writeStallTimeout: 500ms");
                H2Client client = H2Client.unspoken(edge.port())) {
            client.socket().setReceiveBufferSize(4096);
            client.preface(H2Frame.SETTING_INITIAL_WINDOW_SIZE, 0x7fff_ffff);
            client.send(H2Frame.windowUpdate(0, 0x7fff_0000));
            for (int i = 0; i < 30; i++) {
                client.begin(true, H2Client.request("GET", "/large"));
            }
            Eventually.holds("the connection is given up", () -> edge.rejected("write-stall-timeout") > 0);
        }
    }

    /** Heads know no window: what is asked is not read any more when too many of them wait. */
    @Test
    void whoAsksAndNeverReadsIsHeardNoMore() throws Exception {
        String head = "x-large: " + "x".repeat(8_000);
        H1Origin origin = new H1Origin(exchange -> exchange.bare(200, head, "content-length: 1"));
        try (Edge edge = Edge.before(origin, "limits: {writeStallTimeout: 1s}");
                H2Client deaf = H2Client.unspoken(edge.port());
                H2Client good = edge.client()) {
            deaf.socket().setReceiveBufferSize(4096);
            deaf.preface();
            try {
                for (int i = 0; i < 5_000; i++) {
                    deaf.begin(true, H2Client.request("HEAD", "/"));
                }
            } catch (SocketException ended) {
                // It may be given up before it has said everything.
            }
            assertThat(good.answer(good.begin(true, H2Client.request("HEAD", "/")))
                            .status())
                    .isEqualTo(200);
            Eventually.holds(
                    "the connection is given up",
                    () -> edge.rejected("write-stall-timeout") + edge.rejected("h2-too-many-streams") > 0);
            assertThat(origin.received().size()).isLessThan(2_500);
        }
    }
}
