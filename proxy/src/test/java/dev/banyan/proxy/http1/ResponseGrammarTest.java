package dev.banyan.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same grammar for answers (RFC 9112, sections 4 and 6.3): what is read, and what is refused. */
class ResponseGrammarTest {
    private static String wire(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            HTTP/1.1 200 OK ~ 200 HTTP_1_1
            HTTP/1.0 200 OK ~ 200 HTTP_1_0
            HTTP/1.1 404 Not here, sorry ~ 404 HTTP_1_1
            HTTP/1.1 200  ~ 200 HTTP_1_1
            HTTP/1.1 200 ~ 200 HTTP_1_1
            HTTP/1.1 799 Odd ~ 799 HTTP_1_1
            """)
    void aStatusLineIsRead(String line, String read) {
        assertThat(Events.ofResponse("GET", line + "\r\nContent-Length: 0\r\n\r\n", 1))
                .first()
                .asString()
                .startsWith(read);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            \\r\\nHTTP/1.1 200 OK
             HTTP/1.1 200 OK
            HTTP/1.1  200 OK
            HTTP/1.1\\t200 OK
            HTTP/1.1 20 OK
            HTTP/1.1 2000 OK
            HTTP/1.1 099 OK
            HTTP/1.1 2x0 OK
            HTTP/1.1 -20 OK
            HTTP/1.1 200OK
            HTTP/1.1 200\\tOK
            HTTP/1.1 200 O\\0K
            HTTP/1.1 200 OK\\nA: b
            HTTP/1.1 200 OK\\rA: b
            HTTP/1.2 200 OK
            HTTP/2 200
            HTTP/2.0 200 OK
            http/1.1 200 OK
            ICY 200 OK
            <html>
            """)
    void aStatusLineIsRefused(String line) {
        assertThat(Events.ofResponse("GET", wire(line) + "\r\nContent-Length: 0\r\n\r\n", 1))
                .containsExactly("malformed");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
            GET  ~ 200 ~ Content-Length: 3               ~ abc            ~ length 3|body abc|end
            GET  ~ 200 ~ Content-Length: 0               ~ abc            ~ length 0|end|left 3
            GET  ~ 200 ~ Content-Length: 2               ~ abc            ~ length 2|body ab|end|left 1
            GET  ~ 200 ~ Content-Length: 4               ~ abc            ~ length 4|body abc|cut
            GET  ~ 200 ~ Transfer-Encoding: chunked      ~ 1\\r\\na\\r\\n0\\r\\n\\r\\n ~ length -1|body a|end
            GET  ~ 200 ~ Transfer-Encoding: chunked      ~ 1\\r\\na\\r\\n0\\r\\nA: b\\r\\n\\r\\n ~ length -1|body a|end {A: b}
            GET  ~ 200 ~ Transfer-Encoding: chunked      ~ 1\\r\\na\\r\\n  ~ length -1|body a|cut
            GET  ~ 200 ~ Transfer-Encoding: chunked      ~ x              ~ length -1|malformed
            GET  ~ 200 ~ A: b                            ~ abc            ~ length -1 until close last|body abc|end
            HEAD ~ 200 ~ Content-Length: 3               ~ abc            ~ length 3|end|left 3
            HEAD ~ 200 ~ Transfer-Encoding: chunked      ~ 0\\r\\n\\r\\n  ~ length -1|end|left 5
            HEAD ~ 200 ~ A: b                            ~ abc            ~ length -1|end|left 3
            GET  ~ 204 ~ Content-Length: 3               ~ abc            ~ length 3|end|left 3
            GET  ~ 204 ~ A: b                            ~ abc            ~ length -1|end|left 3
            GET  ~ 304 ~ Content-Length: 3               ~ abc            ~ length 3|end|left 3
            GET  ~ 304 ~ Transfer-Encoding: chunked      ~ abc            ~ length -1|end|left 3
            GET  ~ 101 ~ Upgrade: websocket              ~ abc            ~ length -1 last|body abc|end
            """)
    void whereABodyEnds(String method, int status, String field, String rest, String outcome) {
        String answer = "HTTP/1.1 " + status + " Reason\r\n" + field + "\r\n\r\n" + wire(rest);

        String told = String.join("|", Events.ofResponse(method, answer, 99));

        assertThat(told).endsWith("{" + field + "} " + outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
            Content-Length: 3\\r\\nContent-Length: 3
            Content-Length: 3\\r\\nContent-Length: 4
            Content-Length: 3, 3
            Content-Length: -3
            Content-Length: 0x3
            Content-Length:
            Content-Length: 3\\r\\nTransfer-Encoding: chunked
            Transfer-Encoding: identity
            Transfer-Encoding: gzip
            Transfer-Encoding: gzip, chunked
            Transfer-Encoding: chunked, chunked
            Transfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked
            Transfer-Encoding: xchunked
            A : b
            A
            : b
            A: b\\r\\n c
            A: b\\0
            A: b\\nC: d
            """)
    void anAnswerIsRefused(String fields) {
        String answer = "HTTP/1.1 200 OK\r\n" + wire(fields) + "\r\n\r\nabc";

        assertThat(Events.ofResponse("GET", answer, 1)).containsExactly("malformed");
        assertThat(Events.ofResponse("HEAD", answer, 1)).containsExactly("malformed");
    }

    @Test
    void anOldServerHasNoCodings() {
        assertThat(Events.ofResponse("GET", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 1))
                .containsExactly("malformed");
    }

    @Test
    void interimAnswersComeBeforeTheAnswer() {
        String answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na";

        assertThat(Events.ofResponse("GET", answer, 1))
                .containsExactly(
                        "interim 100 {}",
                        "interim 103 {Link: </a>}",
                        "200 HTTP_1_1 {Content-Length: 1} length 1",
                        "body a",
                        "end");
    }

    @Test
    void whatBelongsToNoAnswerAskedForIsLeft() {
        String one = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

        assertThat(Events.ofResponse("GET", one + one, 99)).endsWith("end", "left " + one.length());
    }

    @Test
    void limitsHoldForAnswersToo() {
        HeadLimits limits = new HeadLimits(20, 40, 2);

        assertThat(Events.ofResponse("GET", bytes("HTTP/1.1 200 " + "x".repeat(9) + "\r\n\r\n"), 1, limits))
                .containsExactly("malformed");
        assertThat(Events.ofResponse("GET", bytes("HTTP/1.1 200 OK\r\nA: " + "x".repeat(50)), 1, limits))
                .containsExactly("malformed");
        assertThat(Events.ofResponse("GET", bytes("HTTP/1.1 200 OK\r\nA:\r\nA:\r\nA:\r\n\r\n"), 1, limits))
                .containsExactly("malformed");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
