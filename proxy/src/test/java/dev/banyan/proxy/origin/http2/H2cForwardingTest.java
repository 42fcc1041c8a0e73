package dev.banyan.proxy.origin.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.H2Stream;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** HTTP/1 clients before a backend that speaks HTTP/2 by prior knowledge. */
class H2cForwardingTest {

    @Test
    void aRequestIsToldInPseudoHeaders() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.ok("hello"))) {
            RawMessage answer = shop.get("/a%20b?q=1", "X-Shop: One");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello");
            H2Origin.Exchange seen = shop.received().get(0);
            assertThat(seen.stream().fields())
                    .startsWith(":method: GET", ":scheme: http", ":authority: shop.test", ":path: /base/a%20b?q=1")
                    .contains("x-shop: One")
                    .noneMatch(line -> line.startsWith("host:") || line.startsWith("connection:"));
        }
    }

    @Test
    void aBodyWithALengthKeepsIt() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.ok(exchange.text()))) {
            assertThat(shop.ask("POST", "/", "ten bytes!").body()).isEqualTo("ten bytes!");
            assertThat(shop.received().get(0).header("content-length")).isEqualTo("10");
        }
    }

    @Test
    void aPostWithoutBodySaysSo() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.ok("ok"))) {
            shop.ask("POST", "/", "", "Content-Length: 0");
            assertThat(shop.received().get(0).header("content-length")).isEqualTo("0");
            assertThat(shop.received().get(0).stream().isEnded()).isTrue();
        }
    }

    @Test
    void trailersBehindABodyWithALengthGoOnWhereTheyAreAnnounced() throws IOException {
        H2Origin.Script script = exchange -> {
            exchange.head(200, "content-length: 4", "trailer: x-sum");
            exchange.send("some");
            exchange.end("x-sum: 4");
        };
        try (Shop shop = Shop.with(script);
                H2Client client = H2Client.to(shop.banyan().port())) {
            H2Stream answer = client.get("/", "te: trailers");
            assertThat(answer.text()).isEqualTo("some");
            assertThat(answer.trailers()).containsExactly("x-sum: 4");
            assertThat(shop.received().get(0).header("te")).isEqualTo("trailers");
        }
    }

    @Test
    void anAnswerWithoutLengthIsChunkedAndAnEmptyOneIsNot() throws IOException {
        H2Origin.Script script = exchange -> {
            exchange.head(200);
            exchange.send("some");
            exchange.end();
        };
        try (Shop shop = Shop.with(script)) {
            RawMessage answer = shop.get("/");
            assertThat(answer.framed()).isEqualTo("chunked");
            assertThat(answer.body()).isEqualTo("some");
        }
        try (Shop shop = Shop.with(exchange -> exchange.bare(204))) {
            try (RawClient client = shop.client()) {
                RawMessage answer =
                        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").head();
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.header("transfer-encoding")).isNull();
            }
        }
    }

    @Test
    void requestsAtOnceShareOneConnection() throws Exception {
        int requests = 60;
        CountDownLatch all = new CountDownLatch(requests);
        H2Origin.Script script = exchange -> {
            all.countDown();
            await(all);
            exchange.ok(exchange.target());
        };
        try (Shop shop = Shop.with(script)) {
            ask(shop, requests);
            assertThat(shop.origin().connections()).isEqualTo(1);
        }
    }

    @Test
    void asManyStreamsAsTheOriginAllowsAndThenFurtherConnections() throws Exception {
        int requests = 6;
        CountDownLatch all = new CountDownLatch(requests);
        H2Origin.Script script = exchange -> {
            all.countDown();
            await(all);
            exchange.ok(exchange.target());
        };
        try (Shop shop = Shop.with(script, H2Frame.SETTING_MAX_CONCURRENT_STREAMS, 2)) {
            ask(shop, requests);
            assertThat(shop.origin().connections()).isEqualTo(3);
            assertThat(shop.received()).hasSize(requests);
        }
    }

    @Test
    void whatFindsNoPlaceWaitsForOne() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        H2Origin.Script script = exchange -> {
            await(go);
            exchange.ok(exchange.target());
        };
        try (Shop shop = Shop.with("pool: {maxConnections: 1}", script, H2Frame.SETTING_MAX_CONCURRENT_STREAMS, 2)) {
            List<RawClient> clients = begin(shop, 5);
            Eventually.holds("three wait", () -> shop.banyan().pending("shop") == 3);
            go.countDown();
            answersOf(clients);
            assertThat(shop.origin().connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionServesOneRequestAfterTheOther() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.ok(exchange.target()));
                RawClient client = shop.client()) {
            for (int i = 0; i < 300; i++) {
                assertThat(client.get("/" + i).body()).isEqualTo("/base/" + i);
            }
            assertThat(shop.origin().connections()).isEqualTo(1);
        }
    }

    @Test
    void clientsThatDoNotReadHoldUpNoneButThemselves() throws Exception {
        byte[] large = new byte[1024 * 1024];
        H2Origin.Script script = exchange -> {
            exchange.head(200);
            if (exchange.target().equals("/base/quick")) {
                exchange.send("quick");
            }
            for (int i = 0; i < 32 && !exchange.target().equals("/base/quick"); i++) {
                exchange.send(large);
            }
            exchange.end();
        };
        List<RawClient> idle = new ArrayList<>();
        try (Shop shop = Shop.with("pool: {maxConnections: 1}", script)) {
            // More of them than the connection's window would last for.
            for (int i = 0; i < 40; i++) {
                idle.add(shop.client().send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            Eventually.holds("all are asked", () -> shop.received().size() == 40);
            for (int i = 0; i < 20; i++) {
                assertThat(shop.get("/quick").body()).isEqualTo("quick");
            }
            assertThat(shop.origin().connections()).isEqualTo(1);
        } finally {
            for (RawClient client : idle) {
                client.close();
            }
        }
    }

    @Test
    void anAgedConnectionFinishesWhatItCarriesAndTakesNothingNew() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        H2Origin.Script script = exchange -> {
            if (exchange.target().equals("/base/slow")) {
                await(go);
            }
            exchange.ok(Integer.toString(exchange.connection()));
        };
        try (Shop shop = Shop.with("pool: {maxAge: 300ms}", script);
                RawClient slow = shop.client()) {
            slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("asked", () -> shop.received().size() == 1);
            Eventually.holds(
                    "another connection is used", () -> shop.get("/").body().equals("2"));
            go.countDown();
            assertThat(slow.answer().body()).isEqualTo("1");
            Eventually.holds(
                    "the old one is ended",
                    () -> !shop.received().get(0).goAways().isEmpty());
        }
    }

    @Test
    void largeBodiesGoBothWaysAsTheyAre() throws IOException {
        String large = "0123456789abcdef".repeat(256 * 1024);
        try (Shop shop = Shop.with(exchange -> exchange.ok(exchange.text()))) {
            assertThat(shop.ask("POST", "/", large).body()).isEqualTo(large);
        }
    }

    @Test
    void aChunkedBodyAndItsTrailersGoThrough() throws IOException {
        try (Shop shop = Shop.with(exchange -> exchange.ok(exchange.text() + exchange.trailers()))) {
            RawMessage answer = shop.banyan()
                    .ask("POST / HTTP/1.1\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\nTrailer: x-sum\r\n\r\n"
                            + "3\r\nabc\r\n3\r\ndef\r\n0\r\nX-Sum: 6\r\n\r\n");

            assertThat(answer.body()).isEqualTo("abcdef[x-sum: 6]");
            assertThat(shop.received().get(0).header("content-length")).isNull();
        }
    }

    @Test
    void interimAnswersAreRelayed() throws IOException {
        H2Origin.Script script = exchange -> {
            exchange.interim(103, "link: </a.css>; rel=preload");
            exchange.ok("done");
        };
        try (Shop shop = Shop.with(script);
                RawClient client = shop.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head().status()).isEqualTo(103);
            assertThat(client.answer().body()).isEqualTo("done");
        }
    }

    private static void ask(Shop shop, int requests) throws IOException {
        answersOf(begin(shop, requests));
    }

    private static List<RawClient> begin(Shop shop, int requests) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            clients.add(shop.client().send("GET /" + i + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        return clients;
    }

    private static void answersOf(List<RawClient> clients) throws IOException {
        for (int i = 0; i < clients.size(); i++) {
            try (RawClient client = clients.get(i)) {
                assertThat(client.answer().body()).isEqualTo("/base/" + i);
            }
        }
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IOException("latch: still closed (expected: open within ten seconds)");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
