package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to a backend, and what comes back, byte by byte. */
class ForwardingTest {
    private RawOrigin origin;
    private RunningBanyan banyan;

    private RunningBanyan before(RawOrigin.Script script) throws IOException {
        return before(script, "", "");
    }

    private RunningBanyan before(RawOrigin.Script script, String routeLines, String settings) throws IOException {
        origin = new RawOrigin(script);
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - id: all
                    match: {prefix: /}
                    legacy: shop
                %s
                """.formatted(origin.url(), routeLines.indent(4)), settings);
        return banyan;
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @Test
    void theRequestArrivesWithItsProvenance() throws IOException {
        RawMessage answer = before((request, to) -> to.ok("hello")).get("/a/b?x=1&y=%2F", "User-Agent: test");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        RawMessage seen = origin.received().get(0);
        assertThat(seen.start()).isEqualTo("GET /a/b?x=1&y=%2F HTTP/1.1");
        assertThat(seen.header("host")).isEqualTo("shop.test");
        assertThat(seen.header("user-agent")).isEqualTo("test");
        assertThat(seen.headers("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.headers("x-forwarded-proto")).containsExactly("http");
        assertThat(seen.headers("x-forwarded-host")).containsExactly("shop.test");
        assertThat(seen.headers("x-forwarded-port")).containsExactly("80");
        assertThat(seen.headers("forwarded")).containsExactly("for=127.0.0.1;host=\"shop.test\";proto=http");
        assertThat(seen.headers("via")).containsExactly("1.1 banyan");
        assertThat(seen.header("x-request-id")).matches("[0-9a-f]{32}");
        assertThat(seen.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void whatAnUntrustedPeerClaimsIsReplaced() throws IOException {
        before((request, to) -> to.ok(""))
                .get(
                        "/",
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Request-Id: mine",
                        "Forwarded: for=6.6.6.6",
                        "X-Real-IP: 6.6.6.6");

        RawMessage seen = origin.received().get(0);
        assertThat(seen.headers("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.headers("forwarded")).allMatch(value -> !value.contains("6.6.6.6"));
        assertThat(seen.headers("x-request-id")).isNotEqualTo(java.util.List.of("mine"));
        assertThat(seen.header("x-real-ip")).isNull();
    }

    @Test
    void aTrustedPeersWordIsKeptAndAddedTo() throws IOException {
        before((request, to) -> to.ok(""), "", "trustedProxies: [127.0.0.0/8]")
                .get("/", "X-Forwarded-For: 6.6.6.6", "X-Request-Id: mine", "X-Forwarded-Proto: https");

        RawMessage seen = origin.received().get(0);
        assertThat(seen.headers("x-forwarded-for")).containsExactly("6.6.6.6, 127.0.0.1");
        assertThat(seen.headers("x-request-id")).containsExactly("mine");
        assertThat(seen.headers("x-forwarded-proto")).containsExactly("https");
    }

    @Test
    void aClientThatAsksToCloseAmongOtherThingsIsClosedOn() throws IOException {
        try (RawClient client = before((request, to) -> to.ok("")).client()) {
            assertThat(client.get("/", "X-Hop: 1", "Connection: X-Hop, close").header("connection"))
                    .isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void linesOfATrustedPeerAreOneList() throws IOException {
        before((request, to) -> to.ok(""), "", "trustedProxies: [127.0.0.0/8]")
                .get("/", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 7.7.7.7", "Via: 1.0 a", "Via: 1.1 b");

        RawMessage seen = origin.received().get(0);
        assertThat(seen.headers("x-forwarded-for")).containsExactly("6.6.6.6, 7.7.7.7, 127.0.0.1");
        assertThat(seen.header("forwarded")).startsWith("for=7.7.7.7, for=127.0.0.1;");
        assertThat(seen.headers("via")).containsExactly("1.0 a, 1.1 b, 1.1 banyan");
    }

    @Test
    void aTrustedPeerMaySpeakForwardedInPlaceOfXForwarded() throws IOException {
        before((request, to) -> to.ok(""), "", "trustedProxies: [127.0.0.0/8]")
                .get("/", "Forwarded: for=6.6.6.6;by=\", for=\"[2001:db8::1]:443\";Proto=https");

        RawMessage seen = origin.received().get(0);
        assertThat(seen.headers("x-forwarded-for")).containsExactly("2001:db8::1, 127.0.0.1");
        assertThat(seen.headers("x-forwarded-proto")).containsExactly("https");
    }

    @Test
    void nobodyButBanyanSpeaksForBanyan() throws IOException {
        RawMessage answer = before(
                        (request, to) -> to.write("HTTP/1.1 200 OK\r\nX-Banyan-Side: modern\r\nx-banyan-else: 1\r\n"
                                + "X-Banyan: mine\r\nContent-Length: 0\r\n\r\n"),
                        "",
                        "debugHeaders: off")
                .get("/", "X-Banyan-Side: modern", "x-banyan-else: 1");

        assertThat(answer.header("x-banyan-side")).isNull();
        assertThat(answer.header("x-banyan-else")).isNull();
        assertThat(answer.header("x-banyan")).isEqualTo("mine");
        assertThat(origin.received().get(0).header("x-banyan-side")).isNull();
        assertThat(origin.received().get(0).header("x-banyan-else")).isNull();
    }

    @Test
    void anOldClientIsNotAskedToGoOn() throws IOException {
        before((request, to) -> to.ok(request.body()));

        RawMessage answer = banyan.ask("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
    }

    @Test
    void aBodyOfJustTheLimitPasses() throws IOException {
        before((request, to) -> to.ok(Integer.toString(request.body().length())), "limits: {maxBody: 1KiB}", "");

        assertThat(banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n"
                                + "x".repeat(1024) + "\r\n0\r\n\r\n")
                        .body())
                .isEqualTo("1024");
        assertThat(banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1024\r\n\r\n" + "x".repeat(1024))
                        .body())
                .isEqualTo("1024");
        assertThat(banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1025\r\n\r\n")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aPeerOnIpv6IsNamedAsRulesNameIt() throws IOException {
        before((request, to) -> to.ok(""), "", "http: {host: \"::1\", port: 0}\ntrustedProxies: [\"::1\"]");
        try (Socket socket = new Socket("::1", banyan.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: [::1]:80\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n".getBytes());
            RawMessage.read(socket.getInputStream(), true);
        }

        RawMessage seen = origin.received().get(0);
        assertThat(seen.headers("x-forwarded-for")).containsExactly("6.6.6.6, ::1");
        assertThat(seen.header("forwarded")).isEqualTo("for=6.6.6.6, for=\"[::1]\";host=\"[::1]:80\";proto=http");
    }

    @Test
    void hopByHopHeadersEndHereAndConnectionCannotStripOurs() throws IOException {
        RawMessage answer = before((request, to) -> to.write("HTTP/1.1 200 OK\r\nConnection: keep-alive, X-Inner\r\n"
                        + "X-Inner: 1\r\nKeep-Alive: timeout=5\r\nProxy-Authenticate: Basic\r\nX-Outer: 2\r\n"
                        + "Content-Length: 0\r\n\r\n"))
                .get(
                        "/",
                        "Connection: keep-alive, X-Secret, X-Forwarded-For, Cookie",
                        "X-Secret: 1",
                        "Cookie: a=b",
                        "TE: trailers",
                        "Upgrade: h2c",
                        "Proxy-Connection: keep-alive");

        RawMessage seen = origin.received().get(0);
        assertThat(seen.header("x-secret")).isNull();
        assertThat(seen.header("te")).isNull();
        assertThat(seen.header("upgrade")).isNull();
        assertThat(seen.header("proxy-connection")).isNull();
        assertThat(seen.headers("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.header("cookie")).isEqualTo("a=b");
        assertThat(answer.header("x-inner")).isNull();
        assertThat(answer.header("keep-alive")).isNull();
        assertThat(answer.header("proxy-authenticate")).isNull();
        assertThat(answer.header("x-outer")).isEqualTo("2");
    }

    @Test
    void headersWithAnUnderscoreAreDropped() throws IOException {
        before((request, to) -> to.ok("")).get("/", "X_User: admin", "X-User: me");

        assertThat(origin.received().get(0).header("x_user")).isNull();
        assertThat(origin.received().get(0).header("x-user")).isEqualTo("me");
    }

    @Test
    void aBodyIsFramedAnewWhateverItsFraming() throws IOException {
        before((request, to) -> to.ok(request.body()));

        assertThat(banyan.ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
                        .body())
                .isEqualTo("hello");
        assertThat(banyan.ask("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                        .body())
                .isEqualTo("abcde");
        assertThat(banyan.ask("POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(origin.received()).extracting(RawMessage::framed).containsExactly("length", "chunked", "length");
    }

    @Test
    void anAnswerWithoutLengthIsChunkedForANewClientAndEndsWithTheConnectionForAnOldOne() throws IOException {
        before((request, to) -> {
            to.write("HTTP/1.1 200 OK\r\n\r\nuntil the end");
            to.close();
        });

        RawMessage chunked = banyan.get("/");
        assertThat(chunked.framed()).isEqualTo("chunked");
        assertThat(chunked.body()).isEqualTo("until the end");
        RawMessage old = banyan.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(old.framed()).isEqualTo("close");
        assertThat(old.header("connection")).isEqualTo("close");
        assertThat(old.body()).isEqualTo("until the end");
    }

    @Test
    void answersWithoutABodyHaveNone() throws IOException {
        before((request, to) -> to.write(
                switch (request.start().split(" ")[1]) {
                    case "/head" -> "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n";
                    case "/204" -> "HTTP/1.1 204 No Content\r\n\r\n";
                    default -> "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 99\r\n\r\n";
                }));
        try (RawClient client = banyan.client()) {
            RawMessage head =
                    client.send("HEAD /head HTTP/1.1\r\nHost: x\r\n\r\n").head();
            assertThat(head.header("content-length")).isEqualTo("1234");
            RawMessage noContent =
                    client.send("GET /204 HTTP/1.1\r\nHost: x\r\n\r\n").head();
            assertThat(noContent.status()).isEqualTo(204);
            assertThat(noContent.header("content-length")).isNull();
            assertThat(noContent.header("transfer-encoding")).isNull();
            RawMessage notModified =
                    client.send("GET /304 HTTP/1.1\r\nHost: x\r\n\r\n").head();
            assertThat(notModified.status()).isEqualTo(304);
            assertThat(notModified.header("etag")).isEqualTo("\"x\"");
            assertThat(client.send("HEAD /head HTTP/1.1\r\nHost: x\r\n\r\n")
                            .head()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aClientThatExpectsToBeAskedIsAskedAndTheExpectationEndsHere() throws IOException {
        before((request, to) -> to.ok(request.body()));
        try (RawClient client = banyan.client()) {
            RawMessage goOn = client.send(
                            "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
                    .head();
            assertThat(goOn.status()).isEqualTo(100);
            assertThat(client.ask("ok").body()).isEqualTo("ok");
        }
        assertThat(origin.received().get(0).header("expect")).isNull();
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        before((request, to) -> to.ok(request.start().split(" ")[1]));
        try (RawClient client = banyan.client()) {
            client.send(
                    "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("/1");
            assertThat(client.answer().body()).isEqualTo("/2");
            assertThat(client.answer().body()).isEqualTo("/3");
        }
    }

    @Test
    void backendConnectionsAreUsedAgain() throws IOException {
        before((request, to) -> to.ok("x"), "", "eventLoops: 1");
        for (int i = 0; i < 20; i++) {
            banyan.get("/");
        }
        assertThat(origin.connections()).isEqualTo(1);
    }

    @Test
    void aClientThatLeavesIsNoticedByTheBackend() throws Exception {
        boolean[] left = new boolean[1];
        before((request, to) -> left[0] = to.socket().getInputStream().read() < 0);
        try (RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the backend was asked", () -> origin.received().size() == 1);
        }
        Eventually.holds("the backend saw the client leave", () -> left[0]);
    }

    @Test
    void anEarlyAnswerReachesAClientThatStillSends() throws IOException {
        before((request, to) -> to.ok(""), "limits: {maxBody: 1KiB}", "");
        try (RawClient client = banyan.client()) {
            RawMessage answer =
                    client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(1000));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"body-too-large\"");
            assertThat(answer.header("connection")).isEqualTo("close");
        }
        assertThat(origin.received()).isEmpty();
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefusedOnItsWay() throws IOException {
        before((request, to) -> to.ok(""), "limits: {maxBody: 1KiB}", "");

        RawMessage answer = banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + "401\r\n"
                + "x".repeat(1025) + "\r\n0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(origin.received()).isEmpty();
    }

    @Test
    void theRequestIdOfAProblemIsThatOfTheLog() throws IOException {
        before((request, to) -> to.close());
        RawMessage answer = banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":502", "\"code\":\"backend-reset\"", "\"title\":")
                .containsPattern("\"requestId\":\"[0-9a-f]{32}\"")
                .doesNotContain("127.0.0.1");
    }
}
