package dev.banyan.proxy.origin.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backends that speak HTTP/2 and break its rules, or leave: a clean problem, and never a poisoned next answer. */
class H2FaultTest {
    private static final byte[] FOUR = {'f', 'o', 'u', 'r'};

    private static void assertProblem(RawMessage answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    // ---- a stream breaks, its connection goes on

    static Stream<Map.Entry<String, H2Origin.Script>> badAnswers() {
        return Map.<String, H2Origin.Script>ofEntries(
                Map.entry("no status", to -> to.write(H2Frame.headers(id(to), true, "server: x"))),
                Map.entry("two statuses", to -> headers(to, ":status: 200", ":status: 200")),
                Map.entry("a status of two digits", to -> headers(to, ":status: 99")),
                Map.entry("a status that is no number", to -> headers(to, ":status: ok!")),
                Map.entry("a status behind a header", to -> headers(to, "server: x", ":status: 200")),
                Map.entry("a pseudo-header of requests", to -> headers(to, ":status: 200", ":path: /")),
                Map.entry("a switch of protocols", to -> headers(to, ":status: 101")),
                Map.entry("an interim answer as the last", to -> to.bare(103)),
                Map.entry("a name in upper case", to -> headers(to, ":status: 200", "Server: x")),
                Map.entry("a space in a name", to -> headers(to, ":status: 200", "ser ver: x")),
                Map.entry("an empty name", to -> headers(to, ":status: 200", ": x")),
                Map.entry("a line break in a value", to -> headers(to, ":status: 200", "server: x\r\ny: z")),
                Map.entry("NUL in a value", to -> headers(to, ":status: 200", "server: x\0")),
                Map.entry("connection", to -> headers(to, ":status: 200", "connection: close")),
                Map.entry("transfer-encoding", to -> headers(to, ":status: 200", "transfer-encoding: chunked")),
                Map.entry("upgrade", to -> headers(to, ":status: 200", "upgrade: x")),
                Map.entry("two lengths", to -> body(to, "content-length: 4", "content-length: 5")),
                Map.entry("a length that is no number", to -> body(to, "content-length: 4x")),
                Map.entry("no body where one is declared", to -> headers(to, ":status: 200", "content-length: 4")),
                Map.entry("a body before the head", to -> to.write(H2Frame.data(id(to), true, FOUR))),
                Map.entry("headers that are too large", to -> headers(to, ":status: 200", "x: " + "x".repeat(70_000))))
                .entrySet()
                .stream();
    }

    private static int id(H2Origin.Exchange to) {
        return to.stream().id();
    }

    private static void headers(H2Origin.Exchange to, String... lines) throws IOException {
        byte[] block = dev.banyan.proxy.wire.HeaderBlock.of(Arrays.asList(lines));
        int at = Math.min(block.length, 16_000);
        int flags = H2Frame.END_STREAM | (at == block.length ? H2Frame.END_HEADERS : 0);
        to.write(new H2Frame(H2Frame.HEADERS, flags, id(to), Arrays.copyOf(block, at)));
        while (at < block.length) {
            int end = Math.min(block.length, at + 16_000);
            to.write(H2Frame.continuation(id(to), end == block.length, Arrays.copyOfRange(block, at, end)));
            at = end;
        }
    }

    private static void body(H2Origin.Exchange to, String... lines) throws IOException {
        to.head(200, lines);
        to.write(H2Frame.data(id(to), true, FOUR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void anAnswerThatBreaksARuleIsABadBackendResponse(Map.Entry<String, H2Origin.Script> bad) throws Exception {
        CountDownLatch beside = new CountDownLatch(1);
        H2Origin.Script script = exchange -> {
            if (exchange.target().equals("/base/bad")) {
                bad.getValue().answer(exchange);
            } else {
                H2cForwardingTest.await(beside);
                exchange.ok("fine");
            }
        };
        try (Shop shop = Shop.with(script);
                RawClient good = shop.client()) {
            good.send("GET /good HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("asked", () -> shop.received().size() == 1);

            assertProblem(shop.get("/bad"), 502, "bad-backend-response");
            beside.countDown();
            assertThat(good.answer().body()).isEqualTo("fine");
            assertThat(shop.origin().connections()).isEqualTo(1);
            assertThat(shop.received()).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutAnswers")
    void anAnswerThatBreaksLaterIsCut(Map.Entry<String, H2Origin.Script> bad) throws Exception {
        try (Shop shop = Shop.with(bad.getValue());
                RawClient client = shop.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(endsCleanly(client)).as(bad.getKey()).isFalse();
        }
    }

    static Stream<Map.Entry<String, H2Origin.Script>> cutAnswers() {
        return Map.<String, H2Origin.Script>of(
                "shorter than declared",
                        to -> {
                            to.head(200, "content-length: 10");
                            to.write(H2Frame.data(id(to), true, FOUR));
                        },
                "reset in the middle",
                        to -> {
                            to.head(200);
                            to.write(H2Frame.data(id(to), false, FOUR));
                            to.reset(H2Frame.INTERNAL_ERROR);
                        },
                "reset without an error, and yet not whole",
                        to -> {
                            to.head(200);
                            to.write(H2Frame.data(id(to), false, FOUR));
                            to.reset(H2Frame.NO_ERROR);
                        },
                "closed in the middle",
                        to -> {
                            to.head(200);
                            to.write(H2Frame.data(id(to), false, FOUR));
                            to.close();
                        },
                "a pseudo-header in trailers",
                        to -> {
                            to.head(200);
                            to.write(H2Frame.data(id(to), false, FOUR));
                            headers(to, ":status: 200");
                        },
                "a second head",
                        to -> {
                            to.head(200);
                            to.write(H2Frame.data(id(to), false, FOUR));
                            to.head(200);
                        })
                .entrySet()
                .stream();
    }

    /** True where what follows the head ends as a whole answer does. */
    private static boolean endsCleanly(RawClient client) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] some = new byte[4096];
        try {
            for (int read = client.read(some); read >= 0; read = client.read(some)) {
                all.append(new String(some, 0, read, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        } catch (java.net.SocketException reset) {
            return false;
        }
        return all.toString().endsWith("\r\n0\r\n\r\n");
    }

    // ---- the connection breaks, and all that it carries

    static Stream<Map.Entry<String, H2Origin.Script>> brokenConnections() {
        byte[] large = new byte[16_384];
        return Map.<String, H2Origin.Script>of(
                "HEADERS on stream 0", to -> to.write(H2Frame.headers(0, true, ":status: 200")),
                "a stream that was never opened", to -> to.write(H2Frame.headers(id(to) + 100, true, ":status: 200")),
                "a stream of the server's own", to -> to.write(H2Frame.headers(2, true, ":status: 200")),
                "PUSH_PROMISE",
                        to -> to.write(new H2Frame(
                                H2Frame.PUSH_PROMISE, H2Frame.END_HEADERS, id(to), new byte[] {0, 0, 0, 2, (byte) 0x82
                                })),
                "a header block that is none",
                        to -> to.write(new H2Frame(
                                H2Frame.HEADERS, H2Frame.END_HEADERS, id(to), new byte[] {(byte) 0xff, 0x7f, 0x7f})),
                "a frame that is too large", to -> to.write(H2Frame.data(id(to), false, new byte[20_000])),
                "DATA between HEADERS and CONTINUATION",
                        to -> to.write(
                                new H2Frame(H2Frame.HEADERS, 0, id(to), new byte[0]), H2Frame.data(id(to), true, FOUR)),
                "the connection's window overflows",
                        to -> to.write(
                                H2Frame.windowUpdate(0, Integer.MAX_VALUE), H2Frame.windowUpdate(0, Integer.MAX_VALUE)),
                "a window update of nothing", to -> to.write(H2Frame.windowUpdate(0, 0)),
                "CONTINUATION without end",
                        to -> {
                            to.write(new H2Frame(H2Frame.HEADERS, 0, id(to), new byte[0]));
                            for (int i = 0; i < 2_000; i++) {
                                to.write(H2Frame.continuation(id(to), false, new byte[0]));
                            }
                        })
                .entrySet()
                .stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenConnections")
    void aBrokenConnectionFailsWhatItCarriesAndNothingElse(Map.Entry<String, H2Origin.Script> bad) throws Exception {
        H2Origin.Script script = exchange -> {
            if (exchange.target().equals("/base/bad")) {
                bad.getValue().answer(exchange);
            } else if (!exchange.target().equals("/base/silent")) {
                exchange.ok(exchange.target());
            }
        };
        try (Shop shop = Shop.with(script);
                RawClient silent = shop.client()) {
            silent.send("POST /silent HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
            Eventually.holds("asked", () -> shop.received().size() == 1);

            assertProblem(shop.ask("POST", "/bad", "x"), 502, "bad-backend-response");
            assertProblem(silent.answer(), 502, "bad-backend-response");
            assertThat(shop.get("/next").body()).isEqualTo("/base/next");
            assertThat(shop.origin().connections()).isEqualTo(2);
        }
    }

    @Test
    void moreThanTheWindowAllowsIsNotTaken() throws Exception {
        H2Origin.Script script = exchange -> {
            exchange.head(200);
            for (int i = 0; i < 5_000; i++) {
                exchange.write(H2Frame.data(id(exchange), false, new byte[16_384]));
            }
        };
        try (Shop shop = Shop.with(script);
                RawClient client = shop.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the stream is reset", () -> {
                H2Origin.Exchange exchange =
                        shop.received().isEmpty() ? null : shop.received().get(0);
                return exchange != null
                        && (exchange.stream().reset() != null
                                || !exchange.goAways().isEmpty());
            });
        }
    }

    @Test
    void whoAsksForEverMoreSignsOfLifeAndReadsNoneIsLeft() throws Exception {
        try (ServerSocket origin = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RunningBanyan banyan = Shop.before("http://127.0.0.1:" + origin.getLocalPort(), "");
                RawClient client = banyan.client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
            Thread pinging = new Thread(() -> pingForEver(origin), "pinging");
            pinging.setDaemon(true);
            pinging.start();
            assertProblem(client.answer(), 502, "bad-backend-response");
        }
    }

    private static void pingForEver(ServerSocket origin) {
        byte[] ping = H2Frame.ping(7).bytes();
        byte[] many = new byte[1000 * ping.length];
        for (int i = 0; i < 1000; i++) {
            System.arraycopy(ping, 0, many, i * ping.length, ping.length);
        }
        try (Socket socket = origin.accept()) {
            socket.getOutputStream().write(H2Frame.settings().bytes());
            while (true) {
                socket.getOutputStream().write(many);
            }
        } catch (IOException left) {
            // That is what the test is about.
        }
    }

    @Test
    void framesOfNothingWithoutEndAreNotTaken() throws Exception {
        H2Origin.Script script = exchange -> {
            if (exchange.connection() > 1) {
                exchange.ok("by another");
                return;
            }
            exchange.head(200);
            for (int i = 0; i < 10_000; i++) {
                exchange.write(H2Frame.data(id(exchange), false, new byte[0]));
            }
        };
        try (Shop shop = Shop.with(script);
                RawClient client = shop.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(endsCleanly(client)).isFalse();
            assertThat(shop.get("/").body()).isEqualTo("by another");
        }
    }

    @Test
    void whatIsNoHttp2IsFoundOutBeforeAnythingIsSent() throws IOException {
        try (RawOrigin origin = RawOrigin.answering("hello");
                RunningBanyan banyan = Shop.before(origin.url(), "")) {
            assertProblem(banyan.get("/"), 502, "bad-backend-response");
        }
    }

    // ---- it leaves, and says what it did not look at

    @Test
    void aRefusedStreamIsTriedOnceMoreWhateverItsMethod() throws IOException {
        H2Origin.Script script = exchange -> {
            if (exchange.connection() == 1) {
                exchange.reset(H2Frame.REFUSED_STREAM);
            } else {
                exchange.ok("served");
            }
        };
        try (Shop shop = Shop.with(script)) {
            assertThat(shop.ask("POST", "/", "", "Content-Length: 0").body()).isEqualTo("served");
            assertThat(shop.received()).hasSize(2);
        }
    }

    @Test
    void aRefusedStreamIsTriedOnceMoreWithItsBodyWhereTheRouteRetries() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        H2Origin.Script script = exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.awaitBody(1);
                exchange.reset(H2Frame.REFUSED_STREAM);
            } else {
                exchange.ok(exchange.text());
            }
        };
        try (H2Origin origin = new H2Origin(script);
                RunningBanyan banyan = RunningBanyan.on("""
                        version: 1
                        backends:
                          shop: {url: "%s", protocol: h2c}
                        routes:
                          - id: all
                            match: {prefix: /}
                            legacy: shop
                            retry: {attempts: 2, on: [connect]}
                        """.formatted(origin.url()))) {
            RawMessage answer = banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
            assertThat(answer.body()).isEqualTo("body");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void whatIsRefusedAgainAndAgainFails() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.reset(H2Frame.REFUSED_STREAM))) {
            assertProblem(shop.get("/"), 502, "backend-refused");
            assertThat(shop.received()).hasSizeBetween(2, 3);
        }
    }

    @Test
    void whatTheOriginDidNotLookAtBeforeItWentAwayIsTriedElsewhere() throws IOException {
        H2Origin.Script script = exchange -> {
            if (exchange.connection() == 1) {
                exchange.write(H2Frame.goAway(id(exchange) - 2, H2Frame.NO_ERROR));
            } else {
                exchange.ok("served");
            }
        };
        try (Shop shop = Shop.with(script)) {
            assertThat(shop.ask("DELETE", "/x", "").body()).isEqualTo("served");
            assertThat(shop.received()).hasSize(2);
        }
    }

    @Test
    void whatTheOriginLooksAtWhileItGoesAwayIsAnswered() throws Exception {
        H2Origin.Script script = exchange -> {
            if (exchange.connection() == 1) {
                exchange.write(H2Frame.goAway(Integer.MAX_VALUE, H2Frame.NO_ERROR));
                exchange.write(H2Frame.goAway(id(exchange), H2Frame.NO_ERROR));
            }
            exchange.ok("by " + exchange.connection());
        };
        try (Shop shop = Shop.with(script)) {
            assertThat(shop.get("/").body()).isEqualTo("by 1");
            assertThat(shop.get("/").body()).isEqualTo("by 2");
        }
    }

    @Test
    void aResetThatMayHaveBeenActedOnIsNotRepeated() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.reset(H2Frame.INTERNAL_ERROR))) {
            assertProblem(shop.ask("POST", "/", "x"), 502, "backend-reset");
            assertThat(shop.received()).hasSize(1);
        }
    }

    @Test
    void aResetBehindAWholeAnswerIsNoFault() throws IOException {
        H2Origin.Script script = exchange -> {
            exchange.ok("early");
            exchange.reset(H2Frame.NO_ERROR);
        };
        try (Shop shop = Shop.with(script);
                RawClient client = shop.client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nsome");
            RawMessage answer = client.answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("early");
        }
    }

    // ---- the client leaves

    @Test
    void aClientThatLeavesCancelsItsStreamAndNoOther() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        H2Origin.Script script = exchange -> {
            if (exchange.target().equals("/base/left")) {
                exchange.awaitGone();
                gone.countDown();
            } else {
                H2cForwardingTest.await(gone);
                exchange.ok("stays");
            }
        };
        try (Shop shop = Shop.with(script);
                RawClient stays = shop.client()) {
            stays.send("GET /stays HTTP/1.1\r\nHost: x\r\n\r\n");
            try (RawClient leaves = shop.client()) {
                leaves.send("GET /left HTTP/1.1\r\nHost: x\r\n\r\n");
                Eventually.holds("both are asked", () -> shop.received().size() == 2);
            }
            assertThat(stays.answer().body()).isEqualTo("stays");
            assertThat(shop.received())
                    .filteredOn(exchange -> exchange.target().equals("/base/left"))
                    .singleElement()
                    .satisfies(left -> assertThat(left.stream().reset()).isEqualTo(H2Frame.CANCEL));
        }
    }
}
