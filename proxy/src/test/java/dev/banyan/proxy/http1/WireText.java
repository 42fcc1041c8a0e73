package dev.banyan.proxy.http1;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Messages as they may come: right, nearly right, and wrong. */
final class WireText {
    private WireText() {}

    /** Requests made of pieces that are mostly right, in an order that is mostly right. */
    static Arbitrary<String> requests() {
        Arbitrary<String> line = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        12,
                        Arbitraries.of(
                                "GET / HTTP/1.1\r\n",
                                "POST /a?b=c HTTP/1.1\r\n",
                                "HEAD http://h/x HTTP/1.0\r\n",
                                "OPTIONS * HTTP/1.1\r\n",
                                "X-Y_Z /%2e/|{} HTTP/1.1\r\n")),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of(
                                "\r\n",
                                "GET /\r\n",
                                "GET\t/ HTTP/1.1\r\n",
                                "GET / HTTP/1.1\n",
                                "GET / HTTP/3.1\r\n",
                                "G / HTTP/1.1\r")));
        return Combinators.combine(line, fields(), bodies()).as((l, f, b) -> l + f + "\r\n" + b);
    }

    static Arbitrary<String> responses() {
        Arbitrary<String> line = Arbitraries.of(
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 204 \r\n",
                "HTTP/1.0 404 Not Found\r\n",
                "HTTP/1.1 304\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n",
                "HTTP/1.1 99 X\r\n");
        return Combinators.combine(line, fields(), bodies()).as((l, f, b) -> l + f + "\r\n" + b);
    }

    private static Arbitrary<String> fields() {
        Arbitrary<String> sound = Arbitraries.of(
                "Host: a\r\n",
                "accept:*/*\r\n",
                "X-Long: " + "v".repeat(300) + "\r\n",
                "Connection: keep-alive\r\n",
                "Cookie: a=b; c=d\t\r\n",
                "x-odd_name:\t\u00e9\r\n",
                "Empty:\r\n");
        Arbitrary<String> framing = Arbitraries.of(
                "Content-Length: 3\r\n",
                "Transfer-Encoding: chunked\r\n",
                "transfer-encoding: Chunked\r\n",
                "Content-Length: 0\r\n");
        Arbitrary<String> wrong = Arbitraries.of(
                "A : b\r\n",
                " folded\r\n",
                "no colon\r\n",
                ": x\r\n",
                "A: \0\r\n",
                "A: b\n",
                "A: b\r",
                "Content-Length: +3\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n");
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(40, sound),
                        net.jqwik.api.Tuple.of(8, framing),
                        net.jqwik.api.Tuple.of(1, wrong))
                .list()
                .ofMaxSize(6)
                .map(list -> String.join("", list));
    }

    private static Arbitrary<String> bodies() {
        return Arbitraries.of(
                "",
                "abc",
                "3\r\nabc\r\n0\r\n\r\n",
                "1;x\r\na\r\n02;y=\"z\"\r\nbc\r\n0\r\nT: u\r\n\r\n",
                "abcGET /next HTTP/1.1\r\nHost: b\r\n\r\n",
                "3\r\nabc\r\n0\r\n\r\nGET /next HTTP/1.1\r\nHost: b\r\n\r\n",
                "3\r\nabcd\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "0\r\nA : b\r\n\r\n");
    }

    /** Anything at all, with more of what has a meaning. */
    static Arbitrary<String> noise() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(
                                2,
                                Arbitraries.strings()
                                        .withCharRange('\0', '\u00ff')
                                        .ofMaxLength(8)),
                        net.jqwik.api.Tuple.of(
                                3,
                                Arbitraries.of(
                                        "GET ",
                                        "/ ",
                                        "HTTP/1.1",
                                        "\r\n",
                                        "\r\n",
                                        "A:",
                                        " b",
                                        "\n",
                                        "Content-Length: 5",
                                        "Transfer-Encoding: chunked",
                                        "3",
                                        "0",
                                        ";",
                                        "=",
                                        "\"",
                                        "HTTP/1.1 200 OK")))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }
}
