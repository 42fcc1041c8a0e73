package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of an odd shape: each reaches the client as the one answer that it is, or not at all. */
class AnswerFramingTest {
    private RawOrigin origin;
    private RunningBanyan banyan;

    private RunningBanyan before(RawOrigin.Script script) throws IOException {
        origin = new RawOrigin(script);
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /shop}, legacy: shop, timeouts: {request: 5s}}
                """.formatted(origin.url()), "eventLoops: 1");
        return banyan;
    }

    private RunningBanyan answering(String bytes) throws IOException {
        return before((request, to) -> to.write(bytes));
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints", "199 Whatever"})
    void anInterimAnswerIsNotTheAnswer(String interim) throws IOException {
        answering("HTTP/1.1 " + interim + "\r\nLink: </x>; rel=preload\r\n\r\nHTTP/1.1 " + interim
                + "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nreal");

        for (int i = 0; i < 3; i++) {
            assertThat(banyan.get("/shop").body()).isEqualTo("real");
        }
    }

    @Test
    void anInterimAnswerToAHeadIsNotTheAnswerEither() throws IOException {
        answering("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
        try (RawClient client = banyan.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send("HEAD /shop HTTP/1.1\r\nHost: x\r\n\r\n")
                                .head()
                                .status())
                        .isEqualTo(103);
                RawMessage head = client.head();
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("content-length")).isEqualTo("4");
            }
        }
        assertThat(origin.connections()).isEqualTo(1);
    }

    @Test
    void anUpgradeThatNobodyAskedForIsRefused() throws IOException {
        RawMessage answer = answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")
                .get("/shop");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("bad-backend-response");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: gzip\r\nContent-Length: 5",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip"
            })
    void aCodingThatIsNotChunkedIsRefused(String coding) throws IOException {
        RawMessage answer = answering("HTTP/1.1 200 OK\r\n" + coding + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                .get("/shop");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("bad-backend-response");
    }

    @Test
    void aHeadWhoseBodyIsStillToComeReachesTheClientAtOnce() throws IOException {
        answering("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        try (RawClient client = banyan.client()) {
            client.socket().setSoTimeout(2_000);
            RawMessage head =
                    client.send("GET /shop HTTP/1.1\r\nHost: x\r\n\r\n").head();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("transfer-encoding")).isEqualTo("chunked");
        }
        try (RawClient old = banyan.client()) {
            old.socket().setSoTimeout(2_000);
            RawMessage head = old.send("GET /shop HTTP/1.0\r\n\r\n").head();

            assertThat(head.header("transfer-encoding")).isNull();
            assertThat(head.header("connection")).isEqualTo("close");
        }
    }

    @Test
    void theHeadThatWentAheadIsFollowedByItsBody() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        before((request, to) -> {
            to.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
            try {
                seen.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            to.write("hello");
        });
        try (RawClient client = banyan.client()) {
            client.send("GET /shop HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head().header("content-length")).isEqualTo("5");
            seen.countDown();
            byte[] body = new byte[5];
            assertThat(client.read(body)).isEqualTo(5);
            assertThat(body).asString().isEqualTo("hello");
            assertThat(client.get("/none").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "205 Reset Content", "304 Not Modified"})
    void aBodyThatMayNotBeIsNotSentAndSpoilsNothing(String status) throws IOException {
        answering("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\nhello");
        for (int i = 0; i < 3; i++) {
            try (RawClient client = banyan.client()) {
                client.send("GET /shop HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(client.head().status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void aHeadAnsweredInChunksHasNoBody() throws IOException {
        answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        try (RawClient client = banyan.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send("HEAD /shop HTTP/1.1\r\nHost: x\r\n\r\n")
                                .head()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theProblemOfAHeadHasNoBody() throws IOException {
        answering("");
        try (RawClient client = banyan.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send("HEAD /none HTTP/1.1\r\nHost: x\r\n\r\n")
                                .head()
                                .status())
                        .isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "", "; ;", "a", "a=b; Path", "a=b; Domain", "a=b; Path=; Domain="})
    void anOddCookieBreaksNothing(String cookie) throws IOException {
        RawMessage answer = answering(
                        "HTTP/1.1 200 OK\r\nSet-Cookie: " + cookie + "\r\nX-After: 1\r\nContent-Length: 2\r\n\r\nok")
                .get("/shop");

        assertThat(answer.header("x-after")).isEqualTo("1");
        assertThat(answer.body()).isEqualTo("ok");
    }

    @Test
    void trailersEndHere() throws IOException {
        answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
        try (RawClient client = banyan.client()) {
            assertThat(client.get("/shop").body()).isEqualTo("ok");
            assertThat(client.get("/shop").body()).isEqualTo("ok");
        }
        assertThat(origin.connections()).isEqualTo(1);
    }
}
