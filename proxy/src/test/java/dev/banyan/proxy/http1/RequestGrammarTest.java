package dev.banyan.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one strict grammar of requests (RFC 9112): what is read, and what is refused and how. */
class RequestGrammarTest {
    private static String wire(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\v", "\013")
                .replace("\\x80", "\u0080");
    }

    /** The end of each request line is added where the case has none of its own. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
            GET / HTTP/1.1            ~ GET / HTTP_1_1
            GET / HTTP/1.0            ~ GET / HTTP_1_0
            M-SEARCH * HTTP/1.1       ~ M-SEARCH * HTTP_1_1
            get /x?y=["z"]&{<>} HTTP/1.1  ~ get /x?y=["z"]&{<>} HTTP_1_1
            GET http://a/b HTTP/1.1   ~ GET http://a/b HTTP_1_1
            """)
    void aRequestLineIsRead(String line, String read) {
        assertThat(Events.ofRequests(line.trim() + "\r\n\r\n", 1).get(0)).startsWith(read + " {} length 0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            GET\\t/ HTTP/1.1 ~ BAD_REQUEST
            GET /\\tHTTP/1.1 ~ BAD_REQUEST
            GET  / HTTP/1.1 ~ BAD_REQUEST
            GET /  HTTP/1.1 ~ BAD_REQUEST
             GET / HTTP/1.1 ~ BAD_REQUEST
            GET / HTTP/1.1  ~ BAD_REQUEST
            GET / HTTP/1.1\\t ~ BAD_REQUEST
            GET / ~ BAD_REQUEST
            GET ~ BAD_REQUEST
            GET HTTP/1.1 ~ BAD_REQUEST
            G(T / HTTP/1.1 ~ BAD_REQUEST
            G\\0T / HTTP/1.1 ~ BAD_REQUEST
            GET /\\x80 HTTP/1.1 ~ BAD_REQUEST
            GET /a#b HTTP/1.1 ~ BAD_REQUEST
            GET /a\\b HTTP/1.1 ~ BAD_REQUEST
            GET /a b HTTP/1.1 ~ BAD_REQUEST
            GET / HTTP/11 ~ BAD_REQUEST
            GET / HTTP/1.1.1 ~ BAD_REQUEST
            GET / HTTP/+1.1 ~ BAD_REQUEST
            GET / HTTPS/1.1 ~ BAD_REQUEST
            GET / HTTP/1,1 ~ BAD_REQUEST
            GET / HTTP/1. ~ BAD_REQUEST
            GET / http/1.1 ~ HTTP_VERSION
            GET / HTTP/1.2 ~ HTTP_VERSION
            GET / HTTP/2.0 ~ HTTP_VERSION
            GET / HTTP/1.10 ~ HTTP_VERSION
            GET / HTTP/0.9 ~ HTTP_VERSION
            GET / HTTP/1.1\\nHost: a ~ BAD_REQUEST
            GET / HTTP/1.1\\rHost: a ~ BAD_REQUEST
            """)
    void aRequestLineIsRefused(String line, String kind) {
        assertThat(Events.ofRequests(wire(line) + "\r\nHost: a\r\n\r\n", 1)).containsExactly("malformed " + kind);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
            A: b                ~ {A: b}
            A:b                 ~ {A: b}
            A:\\t b\\t c \\t    ~ {A: b\\t c}
            A:                  ~ {A: }
            hOsT: x             ~ {hOsT: x}
            host: x\\r\\nHost: y ~ {host: x; Host: y}
            !#$%&'*+-.^_`|~1: 2 ~ {!#$%&'*+-.^_`|~1: 2}
            A: \\x80            ~ {A: \\x80}
            """)
    void aHeaderIsRead(String field, String read) {
        String request = "GET / HTTP/1.1\r\n" + wire(field) + "\r\n\r\n";

        assertThat(Events.ofRequests(request, 1)).containsExactly("GET / HTTP_1_1 " + wire(read) + " length 0", "end");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            A : b
            A\\t: b
             A: b
            \\tA: b
            : b
            A
            A b: c
            A\\0: b
            A: b\\0
            A: b\\n
            A: b\\nC: d
            A: b\\rC: d
            A: b\\r\\n c
            A: b\\r\\n\\tc
            A: b\\v
            \\x80: b
            A(: b
            \\nA: b
            """)
    void aHeaderIsRefused(String field) {
        assertThat(Events.ofRequests("GET / HTTP/1.1\r\nHost: a\r\n" + wire(field) + "\r\n\r\n", 1))
                .containsExactly("malformed BAD_REQUEST");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
            Content-Length: 3                                                    ~ length 3
            content-length: 003                                                  ~ length 3
            Transfer-Encoding: chunked                                           ~ length -1
            Transfer-Encoding: Chunked                                           ~ length -1
            Content-Length: 3\\r\\nContent-Length: 3                             ~ BAD_REQUEST
            Content-Length: 3\\r\\ncontent-length: 4                             ~ BAD_REQUEST
            Content-Length: 3, 3                                                 ~ BAD_REQUEST
            Content-Length: +3                                                   ~ BAD_REQUEST
            Content-Length: 0x3                                                  ~ BAD_REQUEST
            Content-Length: -1                                                   ~ BAD_REQUEST
            Content-Length:                                                      ~ BAD_REQUEST
            Content-Length: 3 3                                                  ~ BAD_REQUEST
            Content-Length: 9999999999999999999                                  ~ BAD_REQUEST
            Content-Length: 3\\r\\nTransfer-Encoding: chunked                    ~ BAD_REQUEST
            Transfer-Encoding: chunked\\r\\nContent-Length: 3                    ~ BAD_REQUEST
            Transfer-Encoding: xchunked                                          ~ BAD_REQUEST
            Transfer-Encoding: "chunked"                                         ~ BAD_REQUEST
            Transfer-Encoding: \\vchunked                                        ~ BAD_REQUEST
            Transfer-Encoding: chunked, chunked                                  ~ BAD_REQUEST
            Transfer-Encoding: chunked, identity                                 ~ BAD_REQUEST
            Transfer-Encoding: identity                                          ~ BAD_REQUEST
            Transfer-Encoding: gzip                                              ~ BAD_REQUEST
            Transfer-Encoding: chunked, gzip                                     ~ BAD_REQUEST
            Transfer-Encoding: chunked;a=b                                       ~ BAD_REQUEST
            Transfer-Encoding: , chunked                                         ~ BAD_REQUEST
            Transfer-Encoding:                                                   ~ BAD_REQUEST
            Transfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked           ~ BAD_REQUEST
            Transfer-Encoding: chunked\\r\\nTransfer-Encoding: identity          ~ BAD_REQUEST
            Transfer-Encoding: gzip, chunked                                     ~ NOT_IMPLEMENTED
            """)
    void framingIsReadInOneWayOrNotAtAll(String fields, String outcome) {
        String first = Events.ofRequests("POST / HTTP/1.1\r\nHost: a\r\n" + wire(fields) + "\r\n\r\n", 1)
                .get(0);

        assertThat(first).endsWith(outcome);
    }

    @Test
    void anOldClientHasNoCodings() {
        assertThat(Events.ofRequests("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 99))
                .containsExactly("malformed BAD_REQUEST");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            3\\r\\nabc\\r\\n0\\r\\n\\r\\n ~ abc
            003\\r\\nabc\\r\\n00\\r\\n\\r\\n ~ abc
            A\\r\\n0123456789\\r\\n0\\r\\n\\r\\n ~ 0123456789
            1;a\\r\\na\\r\\n2;b=c\\r\\nbc\\r\\n0;d="e;"\\r\\n\\r\\n ~ abc
            3 ; a = "b\\"c\\t"; d\\r\\nabc\\r\\n0\\r\\n\\r\\n ~ abc
            """)
    void chunksAreRead(String chunks, String body) {
        String told = String.join("|", Events.ofRequests(chunked(wire(chunks)), 1));

        assertThat(told).contains("|body " + body + "|end");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            zz\\r\\n
            \\r\\n
            0x3\\r\\n
            +3\\r\\n
            -1\\r\\n
             3\\r\\n
            3 \\r\\n
            0_3\\r\\n
            3\\n
            3\\rabc
            80000000\\r\\n
            fffffffff\\r\\n
            10000000000000000\\r\\n
            0000000000000003\\r\\n
            3;\\r\\n
            3;=b\\r\\n
            3;a=\\r\\n
            3;a \\r\\n
            3;a=b c\\r\\n
            3;a="b\\r\\n
            3;a="b"c\\r\\n
            3;a\\n
            3;a=\\0\\r\\n
            3;a="\\n"\\r\\n
            3;a="\\r"\\r\\n
            3\\r\\nabcd\\r\\n
            3\\r\\nabc\\n0\\r\\n\\r\\n
            3\\r\\nabc0\\r\\n\\r\\n
            3\\r\\nabc\\r\\n0\\r\\n\\n
            3\\r\\nabc\\r\\n0\\r\\nA : b\\r\\n\\r\\n
            3\\r\\nabc\\r\\n0\\r\\n A: b\\r\\n\\r\\n
            """)
    void aBadChunkIsToldBehindTheHead(String chunks) {
        List<String> told = Events.ofRequests(chunked(wire(chunks)), 1);

        assertThat(told.get(0)).startsWith("POST");
        assertThat(told.get(told.size() - 1)).isEqualTo("malformed BAD_REQUEST");
    }

    @Test
    void trailersAreToldButNeverSuchAsFrameOrRoute() {
        String trailers = "Grpc-Status: 0\r\nContent-Length: 7\r\nHost: b\r\nTransfer-Encoding: chunked\r\nX: y\r\n";

        assertThat(Events.ofRequests(chunked("0\r\n" + trailers + "\r\n"), 1)).endsWith("end {Grpc-Status: 0; X: y}");
    }

    @Test
    void extensionsAreBoundedInAll() {
        String chunk = "1;a=" + "x".repeat(3000) + "\r\na\r\n";

        assertThat(Events.ofRequests(chunked(chunk.repeat(3)), 512)).endsWith("malformed BAD_REQUEST");
    }

    @Test
    void aFewEmptyLinesBeforeARequestAreTolerated() {
        String get = "GET / HTTP/1.1\r\n\r\n";

        assertThat(Events.ofRequests("\r\n" + get + "\r\n\r\n" + get, 1))
                .hasSize(4)
                .noneMatch(e -> e.startsWith("mal"));
        assertThat(Events.ofRequests("\r\n\r\n\r\n" + get, 1)).containsExactly("malformed BAD_REQUEST");
        assertThat(Events.ofRequests("\n" + get, 1)).containsExactly("malformed BAD_REQUEST");
    }

    @Test
    void limitsHoldToTheByte() {
        HeadLimits limits = new HeadLimits(20, 40, 3);

        assertThat(told("GET /34567 HTTP/1.1\r\n\r\n", limits)).startsWith("GET");
        assertThat(told("GET /345678 HTTP/1.1\r\n\r\n", limits)).startsWith("GET");
        assertThat(told("GET /3456789 HTTP/1.1\r\n\r\n", limits)).isEqualTo("malformed URI_TOO_LONG");
        assertThat(told("GET / HTTP/1.1\r\nA: " + "x".repeat(35) + "\r\n\r\n", limits))
                .startsWith("GET");
        assertThat(told("GET / HTTP/1.1\r\nA: " + "x".repeat(36) + "\r\n\r\n", limits))
                .isEqualTo("malformed HEADERS_TOO_LARGE");
        assertThat(told("GET / HTTP/1.1\r\nA: b\r\nA: b\r\nA: b\r\n\r\n", limits))
                .startsWith("GET");
        assertThat(told("GET / HTTP/1.1\r\nA:\r\nA:\r\nA:\r\nA:\r\n\r\n", limits))
                .isEqualTo("malformed HEADERS_TOO_LARGE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiterString = " ~ ", textBlock = """
            GET /                                                              ~ URI_TOO_LONG
            GET / HTTP/1.1\\r\\nA                                          ~ HEADERS_TOO_LARGE
            GET / HTTP/1.1\\r\\nA:                                         ~ HEADERS_TOO_LARGE
            GET / HTTP/1.1\\r\\nA: b                                       ~ HEADERS_TOO_LARGE
            GET / HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0;a    ~ BAD_REQUEST
            GET / HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\nA  ~ HEADERS_TOO_LARGE
            """)
    void whatNeverEndsIsRefusedAtItsBound(String beginning, String kind) {
        Events events = new Events();
        RequestDecoder decoder = new RequestDecoder(Events.LIMITS, events);
        io.netty.buffer.ByteBuf in = io.netty.buffer.Unpooled.buffer();
        in.writeCharSequence(wire(beginning), java.nio.charset.StandardCharsets.US_ASCII);
        int fed = 0;
        for (; !decoder.hasFailed() && fed < 1_000_000; fed += 100) {
            decoder.decode(in);
            decoder.decode(in);
            in.clear().writeCharSequence("x".repeat(100), java.nio.charset.StandardCharsets.US_ASCII);
        }

        assertThat(events.told()).last().isEqualTo("malformed " + kind);
        assertThat(fed).isLessThan(17_000);
    }

    private static String told(String request, HeadLimits limits) {
        return Events.ofRequests(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 1, limits)
                .get(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
            HTTP/1.1                                          ~ kept
            HTTP/1.1\\r\\nConnection: close                   ~ last
            HTTP/1.1\\r\\nConnection: x\\r\\nconnection: y, CLOSE ~ last
            HTTP/1.1\\r\\nConnection: closed                  ~ kept
            HTTP/1.0                                          ~ last
            HTTP/1.0\\r\\nConnection: x, Keep-Alive           ~ kept
            HTTP/1.0\\r\\nConnection: keep-alive, close       ~ last
            """)
    void aConnectionIsKeptAsVersionAndConnectionSay(String rest, String kept) {
        String head = Events.ofRequests("GET / " + wire(rest) + "\r\n\r\n", 1).get(0);

        assertThat(head.endsWith(" last")).isEqualTo(kept.equals("last"));
    }

    @Test
    void theNextRequestIsNotReadBeforeItIsAskedFor() {
        Events events = new Events();
        RequestDecoder decoder = new RequestDecoder(Events.LIMITS, events);
        io.netty.buffer.ByteBuf in = io.netty.buffer.Unpooled.copiedBuffer(
                "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n", java.nio.charset.StandardCharsets.US_ASCII);

        decoder.decode(in);

        assertThat(events.told()).hasSize(2);
        assertThat(in.readableBytes()).isEqualTo(19);
        assertThat(decoder.isBetweenRequests()).isTrue();
    }

    private static String chunked(String body) {
        return "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }
}
