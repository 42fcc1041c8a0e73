package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is malformed or ambiguous ends at the gate: the right status, a closed connection, nothing at the backend. */
class RequestGateTest {
    private static RawOrigin origin;
    private static RunningBanyan banyan;

    @BeforeAll
    static void start() throws IOException {
        origin = new RawOrigin((request, to) -> to.ok(request.start().split(" ")[1]));
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()));
    }

    @AfterAll
    static void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no Host                | GET / HTTP/1.1\\n\\n                                             | 400
            two Hosts              | GET / HTTP/1.1\\nHost: a\\nHost: a\\n\\n                         | 400
            a list as Host         | GET / HTTP/1.1\\nHost: a, b\\n\\n                                | 400
            a path in Host         | GET / HTTP/1.1\\nHost: a/b\\n\\n                                 | 400
            a user in Host         | GET / HTTP/1.1\\nHost: u@a\\n\\n                                 | 400
            target against Host    | GET http://victim/x HTTP/1.1\\nHost: other\\n\\n                 | 400
            ftp                    | GET ftp://a/x HTTP/1.1\\nHost: a\\n\\n                           | 400
            no slash               | GET foo HTTP/1.1\\nHost: a\\n\\n                                 | 400
            fragment               | GET /a#b HTTP/1.1\\nHost: a\\n\\n                                | 400
            bad escape             | GET /%zz HTTP/1.1\\nHost: a\\n\\n                                | 400
            NUL                    | GET /%00 HTTP/1.1\\nHost: a\\n\\n                                | 400
            backslash              | GET /a\\\\b HTTP/1.1\\nHost: a\\n\\n                             | 400
            hidden dots            | GET /a/..;/b HTTP/1.1\\nHost: a\\n\\n                            | 400
            encoded hidden dots    | GET /a/..%2fb HTTP/1.1\\nHost: a\\n\\n                           | 400
            above the root         | GET /../a HTTP/1.1\\nHost: a\\n\\n                               | 400
            CONNECT                | CONNECT a:443 HTTP/1.1\\nHost: a\\n\\n                           | 501
            TRACE                  | TRACE / HTTP/1.1\\nHost: a\\n\\n                                 | 501
            gzip, chunked          | POST / HTTP/1.1\\nHost: a\\nTransfer-Encoding: gzip, chunked\\n\\n0\\n\\n | 501
            HTTP/1.2               | GET / HTTP/1.2\\nHost: a\\n\\n                                  | 505
            HTTP/2.0               | GET / HTTP/2.0\\nHost: a\\n\\n                                  | 505
            lower-case version     | GET / http/1.1\\nHost: a\\n\\n                                  | 505
            other expectation      | GET / HTTP/1.1\\nHost: a\\nExpect: tea\\n\\n                     | 417
            empty header name      | GET / HTTP/1.1\\nHost: a\\n: x\\n\\n                             | 400
            space before colon     | GET / HTTP/1.1\\nHost : a\\n\\n                                  | 400
            length and chunked     | POST / HTTP/1.1\\nHost: a\\nContent-Length: 3\\nTransfer-Encoding: chunked\\n\\n0\\n\\n | 400
            two lengths            | POST / HTTP/1.1\\nHost: a\\nContent-Length: 3\\nContent-Length: 3\\n\\nabc | 400
            negative length        | POST / HTTP/1.1\\nHost: a\\nContent-Length: -1\\n\\n             | 400
            """)
    void endsAtTheGate(String what, String request, int status) throws IOException {
        int before = origin.received().size();
        try (RawClient client = banyan.client()) {
            RawMessage answer = client.ask(request.replace("\\n", "\r\n").replace("\\\\", "\\"));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(origin.received()).hasSize(before);
    }

    @Test
    void aBadChunkIsAnsweredAndNeverAWholeRequestOfTheBackend() throws IOException {
        int before = origin.received().size();
        List<String> bad = List.of("zz", "0x3", "+3", "-1", "0_3", "3;a=\0", "fffffffff", "3\r\nabcde");
        List<RawClient> clients = new ArrayList<>();
        for (String chunk : bad) {
            clients.add(banyan.client().send(chunked("3\r\nabc\r\n" + chunk + "\r\nabc\r\n0\r\n\r\n")));
        }
        for (RawClient client : clients) {
            RawMessage answer = client.answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.body()).contains("\"code\":\"bad-request\"");
        }
        for (RawClient client : clients) {
            assertThat(client.isClosed()).isTrue();
            client.close();
        }
        assertThat(origin.received()).hasSize(before);
    }

    @Test
    void aBadChunkOfALaterRequestIsAnsweredBehindTheAnswersBeforeIt() throws IOException {
        try (RawClient client = banyan.client()) {
            assertThat(client.get("/first").body()).isEqualTo("/first");
            assertThat(client.ask(chunked("zz\r\n")).status()).isEqualTo(400);
        }
    }

    @Test
    void whatComesBehindAHeadThatCannotBeReadIsNotAnswered() throws IOException {
        try (RawClient client = banyan.client()) {
            assertThat(client.ask("PRI * HTTP/3.0\r\n\r\nSM\r\n\r\n").status()).isEqualTo(505);
            assertThat(client.isClosed()).isTrue();
        }
    }

    private static String chunked(String body) {
        return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }

    @Test
    void aLineTooLong() throws IOException {
        assertThat(banyan.get("/" + "x".repeat(9000)).status()).isEqualTo(414);
    }

    @Test
    void headersTooLarge() throws IOException {
        assertThat(banyan.get("/", "X-Big: " + "x".repeat(17_000)).status()).isEqualTo(431);
    }

    @Test
    void tooManyHeaders() throws IOException {
        assertThat(banyan.get("/", "A: b\r\n".repeat(100).trim()).status()).isEqualTo(431);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/./b, /a/b",
        "/a/x/../b, /a/b",
        "/%61, /a",
        "/%7euser, /~user",
        "/a%2fb, /a%2Fb",
        "/a;v=1/b, /a;v=1/b",
        "/%252e, /%252e"
    })
    void theCanonicalPathIsWhatTheBackendSees(String sent, String seen) throws IOException {
        assertThat(banyan.get(sent).body()).isEqualTo(seen);
    }

    @Test
    void aTargetInAbsoluteFormBecomesAPath() throws IOException {
        RawMessage answer = banyan.ask("GET http://shop.test/a?b HTTP/1.1\r\nHost: shop.test\r\n\r\n");

        assertThat(answer.body()).isEqualTo("/a?b");
    }

    @Test
    void optionsOfTheProxyItselfAreAnsweredHere() throws IOException {
        int before = origin.received().size();

        assertThat(banyan.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status()).isEqualTo(200);
        assertThat(origin.received()).hasSize(before);
    }

    @Test
    void anOldClientNeedsNoHost() throws IOException {
        assertThat(banyan.ask("GET /old HTTP/1.0\r\n\r\n").body()).isEqualTo("/old");
    }
}
