package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.edge.http2.Outcome.answered;
import static dev.banyan.proxy.edge.http2.Outcome.connectionError;
import static dev.banyan.proxy.edge.http2.Outcome.echoed;
import static dev.banyan.proxy.edge.http2.Outcome.malformed;
import static dev.banyan.proxy.edge.http2.Outcome.streamError;
import static dev.banyan.proxy.edge.http2.SpecCase.of;
import static dev.banyan.proxy.edge.http2.Spoken.block;
import static dev.banyan.proxy.edge.http2.Spoken.padded;
import static dev.banyan.proxy.edge.http2.Spoken.part;
import static dev.banyan.proxy.edge.http2.Spoken.prioritized;
import static dev.banyan.proxy.wire.H2Frame.COMPRESSION_ERROR;
import static dev.banyan.proxy.wire.H2Frame.CONTINUATION;
import static dev.banyan.proxy.wire.H2Frame.DATA;
import static dev.banyan.proxy.wire.H2Frame.END_HEADERS;
import static dev.banyan.proxy.wire.H2Frame.END_STREAM;
import static dev.banyan.proxy.wire.H2Frame.HEADERS;
import static dev.banyan.proxy.wire.H2Frame.PADDED;
import static dev.banyan.proxy.wire.H2Frame.PRIORITIZED;
import static dev.banyan.proxy.wire.H2Frame.PRIORITY;
import static dev.banyan.proxy.wire.H2Frame.PROTOCOL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests in HTTP/2 (RFC 9113, section 8) and in HPACK (RFC 7541): which are served, which end and how. */
class MessagesTest {
    /** What the backend has got to its end: whether it was the probe. */
    private static final List<Boolean> WHOLE = new CopyOnWriteArrayList<>();

    private static Edge edge;

    /** What a server has to understand, in every form that it may come in. */
    static List<SpecCase> served() {
        return List.of(
                of("8.1/1", "GET", c -> c.get(1), answered(200)),
                of("8.1/2", "HEAD", c -> c.headers(1, true, H2Client.request("HEAD", "/")), answered(200)),
                of("8.1/3", "POST", c -> c.post(1).data(1, true, "body"), echoed("body")),
                of(
                        "8.1/4",
                        "POST with trailers",
                        c -> c.post(1).data(1, false, "body").headers(1, true, "x-t: 1"),
                        echoed("body")),
                of(
                        "8.1/5",
                        "POST in several parts",
                        c -> c.post(1).data(1, false, "bo").data(1, true, "dy"),
                        echoed("body")),
                of(
                        "8.1/6",
                        "an empty part ends a body",
                        c -> c.post(1).data(1, false, "body").data(1, true, ""),
                        echoed("body")),
                of(
                        "8.1/7",
                        "a declared length",
                        c -> c.post(1, "content-length: 4").data(1, true, "body"),
                        echoed("body")),
                of("8.1/8", "a length of 0 without a body", c -> c.get(1, "content-length: 0"), answered(200)),
                of(
                        "8.1/9",
                        "a length of 0 and an empty part",
                        c -> c.post(1, "content-length: 0").data(1, true, ""),
                        echoed("")),
                of(
                        "6.1/1",
                        "DATA with padding",
                        c -> c.post(1).frame(DATA, PADDED | END_STREAM, 1, padded(5, "body".getBytes(), 5)),
                        echoed("body")),
                of(
                        "6.1/2",
                        "DATA that is padding alone",
                        c -> c.post(1)
                                .frame(DATA, PADDED, 1, padded(5, new byte[0], 5))
                                .data(1, true, "body"),
                        echoed("body")),
                of(
                        "6.2/1",
                        "HEADERS with padding",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS | PADDED, 1, padded(6, block(), 6)),
                        answered(200)),
                of(
                        "6.2/2",
                        "HEADERS with priority",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS | PRIORITIZED, 1, prioritized(0, 255, block())),
                        answered(200)),
                of(
                        "6.2/3",
                        "HEADERS with both",
                        c -> c.frame(
                                HEADERS,
                                END_STREAM | END_HEADERS | PRIORITIZED | PADDED,
                                1,
                                padded(3, prioritized(0, 255, block()), 3)),
                        answered(200)),
                of(
                        "6.3/1",
                        "PRIORITY before HEADERS",
                        c -> c.frame(PRIORITY, 0, 1, prioritized(0, 0, new byte[0]))
                                .get(1),
                        answered(200)),
                of(
                        "6.3/2",
                        "PRIORITY that is exclusive",
                        c -> c.frame(PRIORITY, 0, 1, "80000000 ff").get(1),
                        answered(200)),
                of(
                        "6.3/3",
                        "PRIORITY on what is idle",
                        c -> c.frame(PRIORITY, 0, 1, "00000007 10").get(1),
                        answered(200)),
                of(
                        "6.10/1",
                        "a block in two parts",
                        c -> c.frame(HEADERS, END_STREAM, 1, part(block(), 0, 9))
                                .frame(CONTINUATION, END_HEADERS, 1, part(block(), 9, block().length)),
                        answered(200)),
                of(
                        "6.10/2",
                        "a part without anything",
                        c -> c.frame(HEADERS, END_STREAM, 1, block()).frame(CONTINUATION, END_HEADERS, 1, 0),
                        answered(200)),
                of(
                        "8.2.3/1",
                        "crumbs of a cookie are one",
                        c -> c.get(1, "x-show: cookie", "cookie: a=1", "cookie: b=2"),
                        echoed("a=1; b=2")),
                of("8.3.1/1", "a host that agrees", c -> c.get(1, "host: shop.test"), answered(200)),
                of("8.3.1/2", "a host in place of :authority", c -> withHostAlone(c), answered(200)),
                of("8.3.1/3", "the backend hears :authority", c -> c.get(1, "x-show: host"), echoed("shop.test")),
                of("8.3.1/4", "OPTIONS *", c -> c.headers(1, true, H2Client.request("OPTIONS", "*")), answered(200)),
                of("8.2.2/1", "te: trailers", c -> c.get(1, "te: trailers"), answered(200)),
                of("8.2.1/1", "an empty value", c -> c.get(1, "x-empty: "), answered(200)),
                of("8.2.1/2", "a tab within a value", c -> c.get(1, "x-tab: a\tb"), answered(200)),
                // HPACK
                of("7541 6.1/1", "an indexed field", c -> c.getWith("", "90"), answered(200)),
                of("7541 6.2.1/1", "incremental indexing, indexed name", c -> c.getWith("", "73 01 61"), answered(200)),
                of(
                        "7541 6.2.1/2",
                        "incremental indexing, new name",
                        c -> c.getWith("", "40 01 78 01 61"),
                        answered(200)),
                of(
                        "7541 6.2.1/3",
                        "an entry of the dynamic table",
                        c -> c.getWith("", "40 01 78 01 61 be"),
                        answered(200)),
                of("7541 6.2.2/1", "no indexing, indexed name", c -> c.getWith("", "0f 04 01 61"), answered(200)),
                of("7541 6.2.2/2", "no indexing, new name", c -> c.getWith("", "00 01 78 01 61"), answered(200)),
                of("7541 6.2.3/1", "never indexed, indexed name", c -> c.getWith("", "1f 04 01 61"), answered(200)),
                of("7541 6.2.3/2", "never indexed, new name", c -> c.getWith("", "10 01 78 01 61"), answered(200)),
                of("7541 6.3/1", "a table's size", c -> c.getWith("20", ""), answered(200)),
                of("7541 6.3/2", "a table's size, twice", c -> c.getWith("20 3f e1 1f", ""), answered(200)),
                of(
                        "7541 5.2/1",
                        "Huffman",
                        c -> c.getWith("", "00 01 78 8c f1 e3 c2 e5 f2 3a 6b a0 ab 90 f4 ff"),
                        answered(200)));
    }

    /** Malformed requests (RFC 9113, section 8.1.1): answered with 400 and reset, and nothing of them gets to a backend. */
    static List<SpecCase> refused() {
        return List.of(
                of("8.1/1", "a second head", c -> c.post(1).headers(1, false, "x: y"), streamError(PROTOCOL_ERROR)),
                of("8.2/1", "an upper-case name", c -> c.get(1, "X-Test: a"), malformed()),
                of("8.2/2", "a space in a name", c -> c.get(1, "x test: a"), malformed()),
                of("8.2/3", "a colon in a name", c -> c.get(1, "x:test: a"), malformed()),
                of("8.2/4", "an empty name", c -> c.get(1, ": a"), malformed()),
                of("8.2/5", "CR in a value", c -> c.get(1, "x: a\rb"), malformed()),
                of("8.2/6", "LF in a value", c -> c.get(1, "x: a\nb"), malformed()),
                of("8.2/7", "CRLF and a header in a value", c -> c.get(1, "x: a\r\nhost: evil"), malformed()),
                of("8.2/8", "NUL in a value", c -> c.get(1, "x: a\0b"), malformed()),
                of("8.2/9", "DEL in a value", c -> c.get(1, "x: a\u007fb"), malformed()),
                of("8.2/10", "a space before a value", c -> c.get(1, "x:  a"), malformed()),
                of("8.2/11", "a space behind a value", c -> c.get(1, "x: a "), malformed()),
                of("8.2/12", "a tab behind a value", c -> c.get(1, "x: a\t"), malformed()),
                of("8.2/13", "CRLF in a name", c -> c.get(1, "x\r\ny: a"), malformed()),
                of("8.2/14", "a byte above 0x7f in a name", c -> c.get(1, "x\u00e9: a"), malformed()),
                of("8.2.2/1", "connection", c -> c.get(1, "connection: keep-alive"), malformed()),
                of("8.2.2/2", "transfer-encoding", c -> c.post(1, "transfer-encoding: chunked"), malformed()),
                of("8.2.2/3", "upgrade", c -> c.get(1, "upgrade: h2c"), malformed()),
                of("8.2.2/4", "keep-alive", c -> c.get(1, "keep-alive: 5"), malformed()),
                of("8.2.2/5", "proxy-connection", c -> c.get(1, "proxy-connection: close"), malformed()),
                of("8.2.2/6", "te other than trailers", c -> c.get(1, "te: trailers, deflate"), malformed()),
                of("8.3/1", "an unknown pseudo-header", c -> c.get(1, ":test: a"), malformed()),
                of("8.3/2", "a pseudo-header of answers", c -> c.headers(1, true, head(":status: 200")), malformed()),
                of("8.3/3", "a pseudo-header behind a header", c -> c.headers(1, true, behind()), malformed()),
                of(
                        "8.3/4",
                        "a pseudo-header in trailers",
                        c -> c.post(1).data(1, false, "x").headers(1, true, ":method: POST"),
                        malformed()),
                of(
                        "8.3/5",
                        ":protocol, which nobody offered",
                        c -> c.headers(1, true, head(":protocol: websocket")),
                        malformed()),
                of("8.3.1/1", "an empty :path", c -> c.headers(1, true, H2Client.request("GET", "")), malformed()),
                of("8.3.1/2", "no :method", c -> c.without(1, ":method"), malformed()),
                of("8.3.1/3", "no :scheme", c -> c.without(1, ":scheme"), malformed()),
                of("8.3.1/4", "no :path", c -> c.without(1, ":path"), malformed()),
                of("8.3.1/5", "two of :method", c -> c.headers(1, true, head(":method: GET")), malformed()),
                of("8.3.1/6", "two of :scheme", c -> c.headers(1, true, head(":scheme: http")), malformed()),
                of("8.3.1/7", "two of :path", c -> c.headers(1, true, head(":path: /")), malformed()),
                of("8.3.1/8", "two of :authority", c -> c.headers(1, true, head(":authority: shop.test")), malformed()),
                of(
                        "8.3.1/9",
                        "a space in :method",
                        c -> c.headers(1, true, H2Client.request("GET /x HTTP/1.1", "/")),
                        malformed()),
                of(
                        "8.3.1/10",
                        "a space in :path",
                        c -> c.headers(1, true, H2Client.request("GET", "/ HTTP/1.1")),
                        malformed()),
                of(
                        "8.3.1/11",
                        "CRLF in :path",
                        c -> c.headers(1, true, H2Client.request("GET", "/\r\nx: y")),
                        malformed()),
                of(
                        "8.3.1/12",
                        "a :path without slash",
                        c -> c.headers(1, true, H2Client.request("GET", "x")),
                        malformed()),
                of(
                        "8.3.1/13",
                        "an address in :path",
                        c -> c.headers(1, true, H2Client.request("GET", "http://shop.test/")),
                        malformed()),
                of(
                        "8.3.1/14",
                        "an asterisk of GET",
                        c -> c.headers(1, true, H2Client.request("GET", "*")),
                        malformed()),
                of("8.3.1/15", "a :scheme other than http", c -> c.headers(1, true, scheme("ftp")), malformed()),
                of("8.3.1/16", "https where there is no TLS", c -> c.headers(1, true, scheme("https")), malformed()),
                of("8.3.1/17", "an empty :authority", c -> c.headers(1, true, authority("")), malformed()),
                of(
                        "8.1.1/1",
                        "less DATA than declared",
                        c -> c.post(1, "content-length: 5").data(1, true, "body"),
                        malformed()),
                of(
                        "8.1.1/2",
                        "more DATA than declared",
                        c -> c.post(1, "content-length: 3").data(1, true, "body"),
                        malformed()),
                of(
                        "8.1.1/3",
                        "more in several parts",
                        c -> c.post(1, "content-length: 3").data(1, false, "bo").data(1, true, "dy"),
                        malformed()),
                of("8.1.1/4", "a length and no DATA", c -> c.get(1, "content-length: 5"), malformed()),
                of(
                        "8.1.1/5",
                        "two lengths",
                        c -> c.post(1, "content-length: 4", "content-length: 4").data(1, true, "body"),
                        malformed()),
                of(
                        "8.1.1/6",
                        "a length with a sign",
                        c -> c.post(1, "content-length: +4").data(1, true, "body"),
                        malformed()),
                of(
                        "8.1.1/7",
                        "a list of lengths",
                        c -> c.post(1, "content-length: 4, 4").data(1, true, "body"),
                        malformed()),
                of("8.1.1/8", "an endless length", c -> c.post(1, "content-length: 99999999999999999999"), malformed()),
                of(
                        "8.1.1/9",
                        "trailers before the body is whole",
                        c -> c.post(1, "content-length: 5")
                                .data(1, false, "body")
                                .headers(1, true, "x-t: 1"),
                        malformed()),
                // What the gate refuses is refused here too; the request itself is well-formed.
                of("9110 7.2/1", "a host other than :authority", c -> c.get(1, "host: other.test"), answered(400)),
                of("9110 7.2/2", "two hosts", c -> c.get(1, "host: shop.test", "host: shop.test"), answered(400)),
                of("9110 7.2/3", "neither host nor :authority", c -> c.without(1, ":authority"), answered(400)),
                of("9110 7.2/4", "user information", c -> c.headers(1, true, authority("u@shop.test")), answered(400)),
                of(
                        "9110 9.3.6",
                        "CONNECT",
                        c -> c.headers(1, false, ":method: CONNECT", ":authority: a:443"),
                        answered(501)),
                of("9110 9.3.8", "TRACE", c -> c.headers(1, true, H2Client.request("TRACE", "/")), answered(501)),
                of("9110 10.1.1", "an unknown expectation", c -> c.get(1, "expect: more"), answered(417)),
                of(
                        "3986 6.2.2",
                        "a dot segment behind a parameter",
                        c -> c.headers(1, true, H2Client.request("GET", "/a/..;/b")),
                        answered(400)),
                of(
                        "9112 3",
                        "a long target",
                        c -> c.headers(1, true, H2Client.request("GET", "/" + "a".repeat(9000))),
                        answered(414)),
                of("6.5.2", "too many bytes of headers", c -> c.large(17_000), answered(431)),
                of("9110 5.4", "too many headers", c -> c.get(1, many(101)), answered(431)));
    }

    /** What ends the connection, for after it nobody knows what a block means. */
    static List<SpecCase> undecodable() {
        return List.of(
                of(
                        "7541 2.3.3/1",
                        "an index beyond the table",
                        c -> c.getWith("", "c6"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 2.3.3/2",
                        "a name beyond the table",
                        c -> c.getWith("", "7f 07 01 61"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 4.2/1",
                        "a table's size behind a field",
                        c -> c.getWith("", "3f e1 1f"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 5.1/1",
                        "an integer without end",
                        c -> c.getWith("", "ff ff ff ff ff ff ff ff ff ff 01"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 5.2/1",
                        "Huffman padding above seven bits",
                        c -> c.getWith("", "00 85 f2 b2 4a 84 ff 84 49 50 9f ff"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 5.2/2",
                        "Huffman padding other than EOS",
                        c -> c.getWith("", "00 85 f2 b2 4a 84 ff 83 49 50 90"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 5.2/3",
                        "EOS in Huffman",
                        c -> c.getWith("", "00 85 f2 b2 4a 84 ff 87 49 51 ff ff ff fa 7f"),
                        connectionError(COMPRESSION_ERROR)),
                of("7541 6.1/1", "index 0", c -> c.getWith("", "80"), connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 6.3/1",
                        "a table larger than allowed",
                        c -> c.getWith("3f e2 1f", ""),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "7541 5.2/4",
                        "a string longer than the block",
                        c -> c.getWith("", "00 01 78 7f 50 61"),
                        connectionError(COMPRESSION_ERROR)));
    }

    private static List<String> head(String more) {
        List<String> lines = new java.util.ArrayList<>(H2Client.request("GET", "/"));
        lines.add(more);
        return lines;
    }

    private static List<String> behind() {
        return List.of(":method: GET", ":scheme: http", ":authority: shop.test", "x: y", ":path: /");
    }

    private static List<String> scheme(String scheme) {
        return List.of(":method: GET", ":scheme: " + scheme, ":authority: shop.test", ":path: /");
    }

    private static List<String> authority(String authority) {
        return List.of(":method: GET", ":scheme: http", ":authority: " + authority, ":path: /");
    }

    private static String[] many(int headers) {
        String[] lines = new String[headers];
        for (int i = 0; i < headers; i++) {
            lines[i] = "x-" + i + ": 1";
        }
        return lines;
    }

    private static void withHostAlone(Spoken c) throws IOException {
        c.headers(1, true, ":method: GET", ":scheme: http", ":path: /", "host: shop.test");
    }

    @BeforeAll
    static void start() throws IOException {
        edge = Edge.before(new H1Origin(exchange -> {
            String shown = exchange.header("x-show");
            String body = exchange.text();
            WHOLE.add(exchange.header("x-probe") != null);
            if (exchange.method().equals("HEAD")) {
                exchange.bare(200, "Content-Length: 5");
            } else {
                exchange.ok(shown == null ? body : exchange.header(shown));
            }
        }));
    }

    @AfterAll
    static void stop() throws IOException {
        edge.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("served")
    void itIsServed(SpecCase asked) throws IOException {
        check(asked);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void itIsRefusedAndTheConnectionLivesOn(SpecCase asked) throws IOException {
        WHOLE.clear();
        try (H2Client client = edge.client()) {
            asked.said().on(new Spoken(client));
            asked.outcome().check(client);
            new Spoken(client).get(99, "x-probe: 1");
            client.until(() -> client.stream(99).isOver());

            assertThat(client.stream(99).status()).isEqualTo(200);
            assertThat(WHOLE).containsExactly(true);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undecodable")
    void itEndsTheConnection(SpecCase asked) throws IOException {
        check(asked);
    }

    private static void check(SpecCase asked) throws IOException {
        try (H2Client client = edge.client()) {
            asked.said().on(new Spoken(client));
            asked.outcome().check(client);
        }
    }
}
