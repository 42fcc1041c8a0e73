package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an HTTP/1 origin may say, what becomes of it, and of its connection; in whatever pieces it comes. */
class Http1AnswersTest {
    /** Method, then what the origin sends ({@code ~} CR LF, {@code EOF} it closes), then what is heard of it. */
    private static final String TABLE = """
            GET  | HTTP/1.1 200 OK~Content-Length: 2~~ok                        | 200 2, ok, end, idle
            GET  | HTTP/1.1 200 OK~Content-Length: 0~~                          | 200 0, end, idle
            GET  | HTTP/1.1 200~Content-Length: 0~~                             | 200 0, end, idle
            GET  | HTTP/1.1 204 No Content~~                                    | 204 -1, end, idle
            GET  | HTTP/1.1 304 Not Modified~Content-Length: 9~~                | 304 9, end, idle
            HEAD | HTTP/1.1 200 OK~Content-Length: 9~~                          | 200 9, end, idle
            HEAD | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~                 | 200 -1, end, idle
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~ok~0~~         | 200 -1, ok, end, idle
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2;x=y~ok~0~~     | 200 -1, ok, end, idle
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~ok~0~a: b~~    | 200 -1, ok, end a=b, idle
            GET  | HTTP/1.1 200 OK~~until EOF                                   | 200 -1, until , end, gone
            GET  | HTTP/1.0 200 OK~Content-Length: 2~~ok                        | 200 2, ok, end, gone
            GET  | HTTP/1.0 200 OK~Connection: keep-alive~Content-Length: 2~~ok | 200 2, ok, end, idle
            GET  | HTTP/1.1 200 OK~Connection: a, Close~Content-Length: 2~~ok   | 200 2, ok, end, gone
            GET  | HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~Content-Length: 0~~   | 200 0, end, idle
            GET  | HTTP/1.1 103 Early~Link: x~~HTTP/1.1 204 No~~                | interim 103 x, 204 -1, end, idle
            GET  | HTTP/1.1 102 Soon~~HTTP/1.1 199 Odd~~HTTP/1.1 204 No~~       | interim 102 null, interim 199 null, 204 -1, end, idle
            GET  | HTTP/1.1 101 Switching~Upgrade: websocket~~                  | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 401 No~WWW-Authenticate: NTLM~Content-Length: 0~~   | 401 0, end, gone
            GET  | HTTP/1.1 401 No~WWW-Authenticate: Basic~WWW-Authenticate: negotiate~Content-Length: 0~~ | 401 0, end, gone
            GET  | HTTP/1.1 401 No~WWW-Authenticate: Basic~Content-Length: 0~~  | 401 0, end, idle
            HEAD | HTTP/1.1 200 OK~Content-Length: 2~~ok                        | 200 2, end, gone
            GET  | HTTP/1.1 204 No Content~~x                                   | 204 -1, end, gone
            GET  | HTTP/1.1 304 Not Modified~Content-Length: 1~~x               | 304 1, end, gone
            GET  | HTTP/1.1 200 OK~Content-Length: 1~~1HTTP/1.1 200 OK~Content-Length: 6~~poison | 200 1, 1, end, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~~~             | 200 -1, end, gone
            GET  | EOF                                                          | broken BACKEND_RESET UNANSWERED, gone
            GET  | HTTP/1.1 200 OK~Content-LeEOF                                | broken BACKEND_RESET ANSWERED, gone
            GET  | HTTP/1.1 100 Continue~~EOF                                   | broken BACKEND_RESET ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Content-Length: 3~~okEOF                     | 200 3, ok, broken BACKEND_RESET ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~okEOF          | 200 -1, ok, broken BACKEND_RESET ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~ok~0~EOF       | 200 -1, ok, broken BACKEND_RESET ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~okay~          | 200 -1, ok, broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0x2~ok~0~~       | 200 -1, broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~Content-Length: 2~~ok | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Content-Length: 2~Content-Length: 2~~ok      | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Content-Length: +2~~ok                       | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~Transfer-Encoding: gzip, chunked~~           | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.0 200 OK~Transfer-Encoding: chunked~~                 | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~a : b~~                                      | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 200 OK~a: b~ c~~                                    | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | HTTP/1.1 099 Odd~~                                           | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            GET  | SSH-2.0-OpenSSH_9~~                                          | broken BAD_BACKEND_RESPONSE ANSWERED, gone
            """;

    record Row(String method, String answer, String heard) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ");
            return new Row(cells[0].trim(), cells[1].replaceAll(" +$", "").replace("~", "\r\n"), cells[2].trim());
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(Row::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void anAnswerIsHeard(Row row) {
        assertThat(heard(row, new int[0])).isEqualTo(row.heard());
    }

    @Property(tries = 3000)
    void anAnswerIsHeardInWhateverPiecesItComes(
            @ForAll @IntRange(max = 1000) int which,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 40) Integer> pieces) {
        Row[] rows = rows().toArray(Row[]::new);
        Row row = rows[which % rows.length];
        int[] sizes = pieces.stream().mapToInt(Integer::intValue).toArray();
        assertThat(heard(row, sizes)).isEqualTo(row.heard());
    }

    @Test
    void anAnswerIsHeardByteByByte() {
        rows().forEach(row -> assertThat(heard(row, new int[] {1})).isEqualTo(row.heard()));
    }

    /** @param pieces sizes of what is read at once, over and over; none: all at once */
    private static String heard(Row row, int[] pieces) {
        try (Http1Line line = new Http1Line()) {
            line.asks(row.method(), 0, null);
            boolean closes = row.answer().endsWith("EOF");
            String bytes = closes ? row.answer().substring(0, row.answer().length() - 3) : row.answer();
            int at = 0;
            for (int i = 0; at < bytes.length(); i++) {
                int size = pieces.length == 0 ? bytes.length() : pieces[i % pieces.length];
                int end = Math.min(bytes.length(), at + size);
                line.says(bytes.substring(at, end));
                at = end;
            }
            if (closes) {
                line.closes();
            }
            return line.heard() + ", " + line.fate();
        }
    }

    @Test
    void bytesOnAnIdleConnectionEndIt() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            line.says("HTTP/1.1 204 No\r\n\r\n");
            assertThat(line.fate()).isEqualTo("idle");
            line.says("x");
            assertThat(line.fate()).isEqualTo("gone");
        }
    }

    @Test
    void anAnswerBeforeTheRequestIsWholeIsHeardAndEndsTheConnection() {
        try (Http1Line line = new Http1Line()) {
            line.asks("POST", 10, null);
            line.sends("12345");
            line.says("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n");
            assertThat(line.heard()).isEqualTo("413 0, end");
            assertThat(line.fate()).isEqualTo("gone");
        }
    }

    @Test
    void aRequestGoesOutInOneWriteWithItsBody() {
        try (Http1Line line = new Http1Line()) {
            line.asks("POST", 5, null);
            line.sends("12345");
            line.ends();
            assertThat(line.sent())
                    .isEqualTo(
                            "POST /base/p?q HTTP/1.1\r\nhost: public.test\r\nx-a: 1\r\ncontent-length: 5\r\n\r\n12345");
        }
    }

    @Test
    void aBodyOfUnknownLengthIsChunked() {
        try (Http1Line line = new Http1Line()) {
            line.asks("PUT", -1, null);
            line.sends("12345678901234567");
            line.sends("x");
            line.ends();
            assertThat(line.sent())
                    .endsWith("transfer-encoding: chunked\r\n\r\n11\r\n12345678901234567\r\n1\r\nx\r\n0\r\n\r\n");
        }
    }

    @Test
    void aPostWithoutABodySaysSoAndAGetDoesNot() {
        try (Http1Line line = new Http1Line()) {
            line.asks("POST", 0, null);
            assertThat(line.sent()).endsWith("\r\ncontent-length: 0\r\n\r\n");
        }
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            assertThat(line.sent()).doesNotContain("content-length").doesNotContain("connection");
        }
    }

    @Test
    void aTunnelIsRawBothWays() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, "websocket");
            assertThat(line.sent()).contains("\r\nconnection: upgrade\r\nupgrade: websocket\r\n");
            line.says("HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\nfirst ");
            line.says("HTTP/1.1 200 OK\r\n\r\n");
            line.sends("raw");
            assertThat(line.sent()).isEqualTo("raw");
            line.closes();
            assertThat(line.heard()).isEqualTo("101 -1, first HTTP/1.1 200 OK\r\n\r\n, end");
            assertThat(line.fate()).isEqualTo("gone");
        }
    }

    @Test
    void anUpgradeToSomethingElseThanWasAskedForIsNone() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, "websocket");
            line.says("HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
            assertThat(line.heard()).isEqualTo("broken BAD_BACKEND_RESPONSE ANSWERED");
        }
    }

    @Test
    void anUpgradeThatIsRefusedIsAnAnswerLikeAnother() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, "websocket");
            line.says("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
            assertThat(line.heard()).isEqualTo("403 0, end");
            assertThat(line.fate()).isEqualTo("idle");
        }
    }

    @Test
    void credentialsThatHoldForTheConnectionEndItWithTheAnswer() {
        for (String bound : List.of("NTLM TlRM", "negotiate YII")) {
            try (Http1Line line = new Http1Line()) {
                line.carries("authorization", bound);
                line.asks("GET", 0, null);
                line.says("HTTP/1.1 204 No\r\n\r\n");
                assertThat(line.fate()).isEqualTo("gone");
            }
        }
    }

    @Test
    void aResetIsNoEndOfABody() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            line.says("HTTP/1.1 200 OK\r\n\r\npart");
            line.resets();
            assertThat(line.heard()).isEqualTo("200 -1, part, broken BACKEND_RESET ANSWERED");
        }
    }

    @Test
    void anEndThatTlsDoesNotVouchForIsNoEndOfABody() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            line.says("HTTP/1.1 200 OK\r\n\r\npart");
            line.endsTls(new ClosedChannelException());
            assertThat(line.heard()).isEqualTo("200 -1, part, broken BACKEND_RESET ANSWERED");
        }
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            line.says("HTTP/1.1 200 OK\r\n\r\nall");
            line.endsTls(null);
            assertThat(line.heard()).isEqualTo("200 -1, all, end");
            assertThat(line.fate()).isEqualTo("gone");
        }
    }

    @Test
    void theSecondRequestOnAConnectionKnowsIt() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            assertThat(line.stream().isReused()).isFalse();
            line.says("HTTP/1.1 204 No\r\n\r\n");
            line.asks("GET", 0, null);
            assertThat(line.stream().isReused()).isTrue();
            line.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nme");
            assertThat(line.heard()).isEqualTo("204 -1, end, 200 2, me, end");
        }
    }

    @Test
    void whatIsHeldBackIsNotRead() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            line.says("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n12");
            line.stream().pause();
            assertThat(line.reads()).isFalse();
            line.stream().resume();
            assertThat(line.reads()).isTrue();
        }
    }

    @Test
    void aCancelledRequestIsHeardOfNoMore() {
        try (Http1Line line = new Http1Line()) {
            line.asks("GET", 0, null);
            line.says("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n12");
            line.stream().cancel();
            assertThat(line.heard()).isEqualTo("200 4, 12");
            assertThat(line.fate()).isEqualTo("gone");
        }
    }
}
