package dev.banyan.proxy.semantics;

import static dev.banyan.proxy.semantics.Combination.H1_TO_H1;
import static dev.banyan.proxy.semantics.Combination.H1_TO_H2;
import static dev.banyan.proxy.semantics.Combination.H2_TO_H1;
import static dev.banyan.proxy.semantics.Combination.H2_TO_H2;
import static dev.banyan.proxy.semantics.Row.row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one request and its answer mean, whichever protocols bring them. */
final class Table {
    private static final String GZIP =
            "\u001f\u008b\b\0\0\0\0\0\0\3\u00cbH\u00cd\u00c9\u00c9\7\0\u0086\u00a6\u00106\5\0\0\0";
    private static final String LARGE = "x".repeat(12_000);
    private static final String[] COOKIES = IntStream.range(0, 16)
            .mapToObj(i -> "Cookie: c" + i + "=" + "y".repeat(4_000))
            .toArray(String[]::new);

    private Table() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        methods().forEach(rows::add);
        Stream.of(bodies(), targets(), statuses(), interims(), trailers(), fields(), provenance(), hops(), validators())
                .flatMap(List::stream)
                .forEach(rows::add);
        return rows;
    }

    private static Stream<Row> methods() {
        return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "x-own!method")
                .map(method -> row("the method " + method + " passes, without a body", "9110 9.1")
                        .asks(method + " /thing")
                        .sees(method + " /thing", "- transfer-encoding", "= ")
                        .gets(200, "= ok", "content-length: 2"));
    }

    private static List<Row> bodies() {
        return List.of(
                row("a request without a body is given none", "9110 8.6")
                        .asks("GET /thing")
                        .sees("GET /thing", "- content-length", "# none", "= "),
                row("a GET may have a body", "9110 9.3.1")
                        .asks("GET /search")
                        .body("query")
                        .sees("GET /search", "content-length: 5", "= query"),
                row("a DELETE may have a body", "9110 9.3.5")
                        .asks("DELETE /thing")
                        .body("why")
                        .sees("DELETE /thing", "content-length: 3", "= why"),
                row("a body of known length keeps it", "9112 6.2")
                        .asks("POST /thing")
                        .body("hello")
                        .answered(exchange -> exchange.ok(exchange.text()))
                        .sees("POST /thing", "content-length: 5", "# length", "= hello")
                        .gets(200, "content-length: 5", "# length", "= hello"),
                row("a body of unknown length is not given one", "9112 7.1")
                        .asks("POST /thing")
                        .pieces("hel", "lo")
                        .answered(exchange -> {
                            exchange.body();
                            exchange.head(200);
                            exchange.send("wor");
                            exchange.send("ld");
                            exchange.end();
                        })
                        .sees("POST /thing", "- content-length", "# chunked", "= hello")
                        .gets(200, "- content-length", "# chunked", "= world"),
                row("an empty body of known length is said to be empty", "9110 8.6")
                        .asks("POST /thing")
                        .body("")
                        .answered(exchange -> exchange.ok(exchange.text()))
                        .sees("POST /thing", "content-length: 0", "= ")
                        .gets(200, "content-length: 0", "= "),
                row("an empty body of unknown length is empty", "9112 7.1")
                        .asks("POST /thing")
                        .pieces()
                        .answered(exchange -> {
                            exchange.body();
                            exchange.head(200);
                            exchange.end();
                        })
                        .sees("POST /thing", "= ")
                        .gets(200, "= "),
                row("an answer that ends with the connection is whole", "9112 6.3")
                        .in(H1_TO_H1, H2_TO_H1)
                        .answered(exchange -> {
                            exchange.head(200, "connection: close");
                            exchange.send("until the end");
                            exchange.abort();
                        })
                        .gets(200, "# chunked", "= until the end"));
    }

    private static List<Row> targets() {
        return List.of(
                row("the query goes through as it came", "9110 4.1")
                        .asks("GET /search?q=a%2fb+c&q=&&x[]=%7e;y=1?/:@")
                        .sees("GET /search?q=a%2fb+c&q=&&x[]=%7e;y=1?/:@"),
                row("an empty query goes through as it came", "9110 4.1")
                        .asks("GET /search?")
                        .sees("GET /search?"),
                row("unreserved characters are decoded, escapes in upper case", "contract 5")
                        .asks("GET /%7euser/%41%2d%c3%a4%2fx")
                        .sees("GET /~user/A-%C3%A4%2Fx"),
                row("dot segments are gone before the backend sees them", "contract 5")
                        .asks("GET /a/./b/%2e%2e/c")
                        .sees("GET /a/c"),
                row("parameters of a segment are kept", "contract 5")
                        .asks("GET /a;jsessionid=1/b;v=2")
                        .sees("GET /a;jsessionid=1/b;v=2"),
                row("a long target passes", "9110 4.1")
                        .asks("GET /" + "a".repeat(4_000) + "?" + "b".repeat(4_000))
                        .sees("GET /" + "a".repeat(4_000) + "?" + "b".repeat(4_000)),
                row("a hidden dot segment is refused", "contract 5")
                        .asks("GET /a/..;x/b")
                        .seesNothing()
                        .gets(400, "content-type: application/problem+json"),
                row("the host's port is kept", "9110 7.2")
                        .asks("GET /", "Host: shop.test:8080")
                        .sees("GET /", "x-forwarded-host: shop.test:8080"),
                row("TRACE is not implemented", "contract 5")
                        .asks("TRACE /")
                        .seesNothing()
                        .gets(501, "content-type: application/problem+json"),
                row("a limit of forwards is counted down", "9110 7.6.2")
                        .asks("OPTIONS /thing", "Max-Forwards: 5")
                        .sees("OPTIONS /thing", "max-forwards: 4"),
                row("where no forward is left Banyan answers itself", "9110 7.6.2")
                        .asks("OPTIONS /thing", "Max-Forwards: 0")
                        .seesNothing()
                        .gets(200, "= "),
                row("a limit of forwards means nothing to a GET", "9110 7.6.2")
                        .asks("GET /thing", "Max-Forwards: 0")
                        .sees("GET /thing"),
                row("OPTIONS * asks Banyan itself", "9110 9.3.7")
                        .asks("OPTIONS *")
                        .seesNothing()
                        .gets(200, "= ", "allow: GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS"));
    }

    private static List<Row> statuses() {
        return List.of(
                row("HEAD tells the length and has no body", "9110 9.3.2")
                        .asks("HEAD /thing")
                        .answered(exchange -> exchange.bare(200, "content-length: 1234"))
                        .sees("HEAD /thing")
                        .gets(200, "content-length: 1234", "= "),
                row("HEAD of an unknown length has no body", "9110 9.3.2")
                        .asks("HEAD /thing")
                        .answered(exchange -> exchange.bare(200, "x-a: 1"))
                        .gets(200, "- content-length", "x-a: 1", "= "),
                row("HEAD of an error has no body", "9110 9.3.2")
                        .asks("HEAD /thing")
                        .answered(exchange -> exchange.bare(404, "content-length: 9"))
                        .gets(404, "content-length: 9", "= "),
                row("204 has no body and no length", "9110 15.3.5")
                        .answered(exchange -> exchange.bare(204, "x-a: 1"))
                        .gets(204, "- content-length", "- transfer-encoding", "x-a: 1", "= "),
                row("205 has no body", "9110 15.3.6")
                        .answered(exchange -> exchange.bare(205, "content-length: 0"))
                        .gets(205, "= "),
                row("304 without a length is given none", "9110 15.4.5")
                        .answered(exchange -> exchange.bare(304, "etag: \"a\""))
                        .gets(304, "- content-length", "- transfer-encoding", "etag: \"a\"", "= "),
                row("304 may tell the length that it does not send", "9110 15.4.5")
                        .answered(exchange -> exchange.bare(304, "etag: \"a\"", "content-length: 99"))
                        .gets(304, "etag: \"a\"", "content-length: 99", "= "),
                row("a range is the backend's affair", "9110 14.2")
                        .asks("GET /file", "Range: bytes=2-4,7-", "If-Range: \"a\"")
                        .answered(exchange ->
                                exchange.answer(206, "llo", "content-range: bytes 2-4/5", "accept-ranges: bytes"))
                        .sees("GET /file", "range: bytes=2-4,7-", "if-range: \"a\"")
                        .gets(206, "content-range: bytes 2-4/5", "accept-ranges: bytes", "= llo"),
                row("a range that cannot be is the backend's affair", "9110 15.5.17")
                        .asks("GET /file", "Range: bytes=9-")
                        .answered(exchange -> exchange.answer(416, "", "content-range: bytes */5"))
                        .gets(416, "content-range: bytes */5", "= "),
                row("a status that nobody knows passes", "9110 15")
                        .answered(exchange -> exchange.answer(299, "x"))
                        .gets(299, "= x"),
                row("an error of the backend passes with its body", "9110 15.6")
                        .answered(exchange -> exchange.answer(503, "later", "retry-after: 7"))
                        .gets(503, "retry-after: 7", "= later"),
                row("a redirect is not followed", "9110 15.4")
                        .answered(exchange -> exchange.answer(302, "", "location: https://else.test/a?b"))
                        .gets(302, "location: https://else.test/a?b"));
    }

    private static List<Row> interims() {
        return List.of(
                row("early hints go ahead of the answer", "8297 2")
                        .answered(exchange -> {
                            exchange.interim(103, "link: </a.css>; rel=preload");
                            exchange.ok("ok");
                        })
                        .interims("103 link: </a.css>; rel=preload")
                        .gets(200, "- link", "= ok"),
                row("several interim answers keep their order", "9110 15.2")
                        .answered(exchange -> {
                            exchange.interim(102, "x-step: 1");
                            exchange.interim(103, "x-step: 2");
                            exchange.interim(103, "x-step: 3");
                            exchange.ok("ok");
                        })
                        .interims("102 x-step: 1", "103 x-step: 2", "103 x-step: 3")
                        .gets(200, "= ok"),
                row("an interim answer may come ahead of one without a body", "9110 15.2")
                        .asks("HEAD /")
                        .answered(exchange -> {
                            exchange.interim(103, "link: </a>");
                            exchange.bare(200, "content-length: 3");
                        })
                        .interims("103 link: </a>")
                        .gets(200, "content-length: 3", "= "),
                row("100 that no client waits for ends here", "9110 10.1.1")
                        .asks("POST /")
                        .body("x")
                        .answered(exchange -> {
                            exchange.interim(100);
                            exchange.ok(exchange.text());
                        })
                        .gets(200, "= x"),
                row("a switch of protocols that nobody asked for is refused", "9110 15.2.2")
                        .answered(exchange -> exchange.interim(101, "upgrade: x", "connection: upgrade"))
                        .gets(502, "content-type: application/problem+json"),
                row("an expectation that is none of HTTP's is refused", "9110 10.1.1")
                        .asks("GET /", "Expect: the-unexpected")
                        .seesNothing()
                        .gets(417, "content-type: application/problem+json"));
    }

    private static List<Row> trailers() {
        return List.of(
                row("trailers of a request reach the backend", "9110 6.5")
                        .asks("POST /", "TE: trailers")
                        .pieces("hello")
                        .trailers("X-Sum: 5", "X-Other: a", "X-Other: b")
                        .answered(exchange -> exchange.ok(exchange.text()))
                        .sees("POST /", "= hello", "+ x-sum: 5", "+ x-other: a", "+ x-other: b"),
                row("trailers that name a length, a way or a right are dropped", "9110 6.5.1")
                        .asks("POST /")
                        .pieces("hello")
                        .trailers("X-Sum: 5", "Authorization: Basic x", "Host: evil.test", "X-Forwarded-For: 6.6.6.6")
                        .answered(exchange -> exchange.ok(exchange.text()))
                        .sees("POST /", "= hello", "+ x-sum: 5", "- authorization", "x-forwarded-for: 127.0.0.1"),
                row("trailers of an answer reach a client that takes them", "9110 6.5")
                        .asks("GET /", "TE: trailers")
                        .answered(exchange -> {
                            exchange.head(200);
                            exchange.send("hello");
                            exchange.end("x-sum: 5", "x-other: a");
                        })
                        .gets(200, "= hello", "+ x-sum: 5", "+ x-other: a"),
                row("trailers of an answer spoil nothing where nobody asked for them", "9110 6.5")
                        .answered(exchange -> {
                            exchange.head(200);
                            exchange.send("hello");
                            exchange.end("x-sum: 5");
                        })
                        .gets(200, "= hello"),
                row("trailers without a body", "9110 6.5")
                        .asks("POST /", "TE: trailers")
                        .pieces()
                        .trailers("x-sum: 0")
                        .answered(exchange -> {
                            exchange.body();
                            exchange.head(200);
                            exchange.end("x-status: 0");
                        })
                        .sees("POST /", "= ", "+ x-sum: 0")
                        .gets(200, "= ", "+ x-status: 0"),
                row("trailers behind a body of known length are told or dropped, never the body", "9110 6.5")
                        .in(H2_TO_H1, H2_TO_H2)
                        .asks("POST /")
                        .body("hello")
                        .trailers("x-sum: 5")
                        .answered(exchange -> exchange.ok(exchange.text()))
                        .sees("POST /", "= hello")
                        .gets(200, "= hello"));
    }

    private static List<Row> fields() {
        return List.of(
                row("cookies of an answer stay apart and in order", "6265 3")
                        .answered(exchange -> exchange.answer(
                                200,
                                "ok",
                                "set-cookie: b=2; Path=/",
                                "set-cookie: a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT",
                                "set-cookie: b=3"))
                        .gets(
                                200,
                                "set-cookie: b=2; Path=/",
                                "set-cookie: a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT",
                                "set-cookie: b=3"),
                row("headers of one name keep their order, both ways", "9110 5.3")
                        .asks("GET /", "X-A: 1", "X-B: 1", "X-A: 2", "x-a: 3")
                        .answered(exchange -> exchange.answer(200, "ok", "x-r: 1", "x-s: 1", "x-r: 2"))
                        .sees("GET /", "x-a: 1", "x-a: 2", "x-a: 3", "x-b: 1")
                        .gets(200, "x-r: 1", "x-r: 2", "x-s: 1"),
                row("an empty header passes", "9110 5.5")
                        .asks("GET /", "X-Empty: ")
                        .answered(exchange -> exchange.answer(200, "ok", "x-empty: "))
                        .sees("GET /", "x-empty: ")
                        .gets(200, "x-empty: "),
                row("bytes above ASCII in a header pass", "9110 5.5")
                        .asks("GET /", "X-Name: J\u00fcrgen")
                        .answered(exchange -> exchange.answer(200, "ok", "x-name: M\u00fcller"))
                        .sees("GET /", "x-name: J\u00fcrgen")
                        .gets(200, "x-name: M\u00fcller"),
                row("one large header passes, both ways", "contract 3")
                        .asks("GET /", "X-Large: " + LARGE)
                        .answered(exchange -> exchange.answer(200, "ok", "x-large: " + LARGE))
                        .sees("GET /", "x-large: " + LARGE)
                        .gets(200, "x-large: " + LARGE),
                row("cookies of 64 KiB pass where the limits let them", "contract 3")
                        .asks(
                                "GET /",
                                "Cookie: "
                                        + Stream.of(COOKIES)
                                                .map(line -> line.substring(8))
                                                .reduce((a, b) -> a + "; " + b)
                                                .orElseThrow())
                        .sees(
                                "GET /",
                                "cookie: "
                                        + Stream.of(COOKIES)
                                                .map(line -> line.substring(8))
                                                .reduce((a, b) -> a + "; " + b)
                                                .orElseThrow()),
                row("cookies that HTTP/2 split are one again for HTTP/1", "9113 8.2.3")
                        .in(H2_TO_H1)
                        .asks("GET /", "Cookie: a=1", "Cookie: b=2", "X-Between: 1", "Cookie: c=3")
                        .sees("GET /", "cookie: a=1; b=2; c=3"),
                row("a hundred headers pass", "contract 3")
                        .asks(
                                "GET /",
                                IntStream.range(0, 90)
                                        .mapToObj(i -> "X-" + i + ": " + i)
                                        .toArray(String[]::new))
                        .sees("GET /", "x-0: 0", "x-89: 89"),
                row("a header with an underscore is dropped", "contract 3")
                        .asks("GET /", "X_User: admin", "X-User: me")
                        .sees("GET /", "- x_user", "x-user: me"),
                row("what a client says of itself passes", "9110 10.1")
                        .asks("GET /", "User-Agent: a/1 (b)", "Referer: http://else.test/?a", "From: a@b.test")
                        .sees("GET /", "user-agent: a/1 (b)", "referer: http://else.test/?a", "from: a@b.test"),
                row("a client that names no agent is given none", "9110 10.1.5")
                        .asks("GET /")
                        .sees("GET /", "- user-agent", "- accept", "- accept-encoding"));
    }

    private static List<Row> provenance() {
        return List.of(
                row("the backend learns where a request comes from", "contract 5")
                        .asks("GET /a")
                        .sees(
                                "GET /a",
                                "x-forwarded-for: 127.0.0.1",
                                "x-forwarded-proto: http",
                                "x-forwarded-host: shop.test",
                                "x-forwarded-port: 80",
                                "forwarded: for=127.0.0.1;host=\"shop.test\";proto=http"),
                row("what a stranger claims is replaced", "contract 5")
                        .asks(
                                "GET /",
                                "X-Forwarded-For: 6.6.6.6",
                                "X-Forwarded-Proto: https",
                                "X-Forwarded-Host: evil.test",
                                "X-Forwarded-Port: 1",
                                "Forwarded: for=6.6.6.6",
                                "X-Real-IP: 6.6.6.6")
                        .sees(
                                "GET /",
                                "x-forwarded-for: 127.0.0.1",
                                "x-forwarded-proto: http",
                                "x-forwarded-host: shop.test",
                                "x-forwarded-port: 80",
                                "forwarded: for=127.0.0.1;host=\"shop.test\";proto=http",
                                "- x-real-ip"),
                row("the way is told, with the protocol that was received, and no stranger's word on it", "9110 7.6.3")
                        .in(H1_TO_H1, H1_TO_H2)
                        .asks("GET /", "Via: 1.0 first")
                        .sees("GET /", "via: 1.1 banyan"),
                row("the way of HTTP/2 is told, and no stranger's word on it", "9110 7.6.3")
                        .in(H2_TO_H1, H2_TO_H2)
                        .asks("GET /", "Via: 1.0 first")
                        .sees("GET /", "via: 2 banyan"),
                row("a trace goes on", "W3C Trace Context")
                        .asks("GET /", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .sees("GET /", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                row("date and server are the backend's", "9110 6.6.1")
                        .answered(exchange -> exchange.answer(
                                200, "ok", "date: Sun, 06 Nov 1994 08:49:37 GMT", "server: old/1", "via: 1.1 inner"))
                        .gets(200, "date: Sun, 06 Nov 1994 08:49:37 GMT", "server: old/1"),
                row("Banyan does not name itself a server", "contract 5").gets(200, "- server", "- x-powered-by"));
    }

    private static List<Row> hops() {
        return List.of(
                row("headers of one hop end here", "9110 7.6.1")
                        .in(H1_TO_H1, H1_TO_H2)
                        .asks(
                                "GET /",
                                "Connection: keep-alive, X-Secret",
                                "X-Secret: 1",
                                "Keep-Alive: timeout=5",
                                "Proxy-Connection: keep-alive",
                                "Proxy-Authorization: Basic x",
                                "TE: gzip",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")
                        .sees(
                                "GET /",
                                "- x-secret",
                                "- keep-alive",
                                "- proxy-connection",
                                "- proxy-authorization",
                                "- te",
                                "- upgrade",
                                "- http2-settings"),
                row("an answer's headers of one hop end here", "9110 7.6.1")
                        .in(H1_TO_H1, H2_TO_H1)
                        .answered(exchange -> exchange.answer(
                                200,
                                "ok",
                                "Connection: keep-alive, X-Inner",
                                "X-Inner: 1",
                                "Keep-Alive: timeout=5",
                                "Proxy-Authenticate: Basic",
                                "X-Outer: 1"))
                        .gets(200, "- x-inner", "- keep-alive", "- proxy-authenticate", "x-outer: 1"),
                row("nobody strips what Banyan adds", "CVE-2022-31813")
                        .in(H1_TO_H1, H1_TO_H2)
                        .asks("GET /", "Connection: close, X-Forwarded-For, Via, Host, Cookie", "Cookie: a=1")
                        .sees("GET /", "x-forwarded-for: 127.0.0.1", "via: 1.1 banyan", "cookie: a=1"),
                row("nobody but Banyan speaks for Banyan", "contract 5")
                        .asks("GET /", "X-Banyan-Side: modern")
                        .answered(exchange -> exchange.answer(200, "ok", "x-banyan-else: 1"))
                        .sees("GET /", "- x-banyan-side")
                        .gets(200, "- x-banyan-else", "x-banyan-side: legacy"));
    }

    private static List<Row> validators() {
        return List.of(
                row("a coding of the content is nobody's business here", "9110 8.4")
                        .asks("GET /", "Accept-Encoding: gzip;q=0.5, br")
                        .answered(exchange -> exchange.answer(
                                200,
                                GZIP,
                                "content-encoding: gzip",
                                "content-type: text/plain",
                                "vary: Accept-Encoding"))
                        .sees("GET /", "accept-encoding: gzip;q=0.5, br")
                        .gets(200, "content-encoding: gzip", "vary: Accept-Encoding", "= " + GZIP),
                row("a coded body of a request passes as it is", "9110 8.4")
                        .asks("POST /", "Content-Encoding: gzip", "Content-Type: text/plain; charset=x")
                        .body(GZIP)
                        .sees("POST /", "content-encoding: gzip", "content-type: text/plain; charset=x", "= " + GZIP),
                row("validators and conditions pass", "9110 13")
                        .asks(
                                "GET /",
                                "If-None-Match: W/\"a\", \"b\"",
                                "If-Match: *",
                                "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
                                "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT")
                        .answered(exchange -> exchange.answer(
                                200, "ok", "etag: W/\"a\"", "last-modified: Sun, 06 Nov 1994 08:49:37 GMT"))
                        .sees(
                                "GET /",
                                "if-none-match: W/\"a\", \"b\"",
                                "if-match: *",
                                "if-modified-since: Sun, 06 Nov 1994 08:49:37 GMT",
                                "if-unmodified-since: Sun, 06 Nov 1994 08:49:37 GMT")
                        .gets(200, "etag: W/\"a\"", "last-modified: Sun, 06 Nov 1994 08:49:37 GMT"),
                row("what is said to caches passes", "9111 5")
                        .asks("GET /", "Cache-Control: no-cache", "Pragma: no-cache")
                        .answered(exchange -> exchange.answer(
                                200, "ok", "cache-control: max-age=60, stale-if-error=5", "age: 7", "expires: 0"))
                        .sees("GET /", "cache-control: no-cache", "pragma: no-cache")
                        .gets(200, "cache-control: max-age=60, stale-if-error=5", "age: 7", "expires: 0"),
                row("several challenges keep their lines", "9110 11.6.1")
                        .answered(exchange -> exchange.answer(
                                401, "no", "www-authenticate: Basic realm=\"a\"", "www-authenticate: Bearer"))
                        .gets(401, "www-authenticate: Basic realm=\"a\"", "www-authenticate: Bearer"),
                row("credentials pass", "9110 11.6.2")
                        .asks("GET /", "Authorization: Bearer a.b.c")
                        .sees("GET /", "authorization: Bearer a.b.c"));
    }
}
