package dev.banyan.proxy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What backends are told about the client: by a Banyan that believes its peers, and by one that believes nobody. In the
 * tables {@code +} stands between lines, {@code -} for none.
 */
class IdentityOnTheWireTest {
    private static RawOrigin origin;
    private static RunningBanyan believing;
    private static RunningBanyan doubting;

    @BeforeAll
    static void start() throws IOException {
        origin = new RawOrigin((request, to) -> to.write("HTTP/1.1 302 Found\r\nLocation: " + origin.url()
                + "/there\r\nVia: 1.1 inner\r\nContent-Length: 0\r\n\r\n"));
        believing = banyan("trustedProxies: [127.0.0.0/8, 10.0.0.0/8, \"2001:db8:1::/48\"]");
        doubting = banyan("trustedProxies: [10.0.0.0/8]");
    }

    private static RunningBanyan banyan(String settings) {
        return RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), settings);
    }

    @AfterAll
    static void stop() throws IOException {
        believing.close();
        doubting.close();
        origin.close();
    }

    private static RawMessage seenOf(RunningBanyan banyan, String... headers) throws IOException {
        banyan.get("/", headers);
        return origin.received().get(origin.received().size() - 1);
    }

    private static String[] lines(String name, String cell) {
        return cell.equals("-")
                ? new String[0]
                : Arrays.stream(cell.split("\\+"))
                        .map(value -> name + ": " + value.strip())
                        .toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X-Forwarded-For: 6.6.6.6                         | x-forwarded-for   | 127.0.0.1
            X-Forwarded-For: 10.0.0.1, 10.0.0.2              | x-forwarded-for   | 127.0.0.1
            X-Forwarded-Proto: https                         | x-forwarded-proto | http
            X-Forwarded-Host: evil.example                   | x-forwarded-host  | shop.test
            X-Forwarded-Port: 1                              | x-forwarded-port  | 80
            Forwarded: for=6.6.6.6;host=evil;proto=https     | forwarded         | for=127.0.0.1;host="shop.test";proto=http
            Via: 1.1 nobody                                  | via               | 1.1 banyan
            X-Real-IP: 6.6.6.6                               | x-real-ip         | -
            """)
    void whatAnUntrustedPeerClaimsIsReplaced(String claim, String name, String seen) throws IOException {
        List<String> values = seenOf(doubting, claim).headers(name);

        assertThat(values).isEqualTo(seen.equals("-") ? List.of() : List.of(seen));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X-Forwarded-For: 6.6.6.6                         | x-forwarded-for   | 6.6.6.6, 127.0.0.1
            X-Forwarded-Proto: https                         | x-forwarded-proto | https
            X-Forwarded-Proto: HTTPS                         | x-forwarded-proto | https
            X-Forwarded-Proto: http, https                   | x-forwarded-proto | https
            X-Forwarded-Proto: https, http                   | x-forwarded-proto | http
            X-Forwarded-Proto: gopher                        | x-forwarded-proto | http
            X-Forwarded-Proto: https                         | x-forwarded-port  | 443
            X-Forwarded-Host: www.example.com                | x-forwarded-host  | www.example.com
            X-Forwarded-Host: www.example.com:8443           | x-forwarded-port  | 8443
            X-Forwarded-Port: 8444                           | x-forwarded-port  | 8444
            Forwarded: for=6.6.6.6;host="w.example:8443"     | x-forwarded-host  | w.example:8443
            Forwarded: for=6.6.6.6;host="w.example:8443"     | x-forwarded-port  | 8443
            Forwarded: for=6.6.6.6;proto=https               | x-forwarded-proto | https
            Via: 1.0 a                                       | via               | 1.0 a, 1.1 banyan
            X-Real-IP: 6.6.6.6                               | x-real-ip         | 6.6.6.6
            """)
    void whatATrustedPeerSaysIsKeptAndAddedTo(String said, String name, String seen) throws IOException {
        assertThat(seenOf(believing, said).headers(name)).containsExactly(seen);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6.6.6.6                                   | 6.6.6.6
            5.5.5.5, 6.6.6.6                          | 6.6.6.6
            5.5.5.5, 6.6.6.6, 10.0.0.1                | 6.6.6.6
            5.5.5.5+6.6.6.6+10.0.0.1                  | 6.6.6.6
            6.6.6.6+10.0.0.1, 10.0.0.2                | 6.6.6.6
            10.0.0.2, 10.0.0.1                        | 10.0.0.2
            6.6.6.6:1234                              | 6.6.6.6
            6.6.6.6,,10.0.0.1,                        | 6.6.6.6
            2001:db8::1                               | 2001:db8::1
            [2001:db8::1]                             | 2001:db8::1
            [2001:db8::1]:443                         | 2001:db8::1
            6.6.6.6, [2001:db8:1::7]:443              | 6.6.6.6
            fe80::1%eth0                              | fe80::1
            unknown                                   | 127.0.0.1
            6.6.6.6, unknown                          | 127.0.0.1
            6.6.6.6, unknown, 10.0.0.1                | 10.0.0.1
            6.6.6.6, _hidden, 10.0.0.1                | 10.0.0.1
            6.6.6.6, [::1                             | 127.0.0.1
            1.2.3.4.5                                 | 127.0.0.1
            300.1.1.1                                 | 127.0.0.1
            <script>                                  | 127.0.0.1
            6.6.6.6;10.0.0.1                          | 127.0.0.1
            -                                         | 127.0.0.1
            """)
    void theClientIsTheRightMostAddressThatIsNotTrusted(String list, String client) throws IOException {
        RawMessage seen = seenOf(believing, lines("X-Forwarded-For", list));

        String node = client.contains(":") ? "\"[" + client + "]\"" : client;
        String told = client.equals("127.0.0.1") ? "" : "for=" + node + ", ";
        assertThat(seen.header("forwarded")).isEqualTo(told + "for=127.0.0.1;host=\"shop.test\";proto=http");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            for=6.6.6.6                                     | 6.6.6.6, 127.0.0.1
            For="6.6.6.6:80"                                | 6.6.6.6, 127.0.0.1
            for="[2001:db8::1]:443";proto=https             | 2001:db8::1, 127.0.0.1
            for=5.5.5.5, for=6.6.6.6, for=10.0.0.1          | 6.6.6.6, 127.0.0.1
            for=5.5.5.5+for=6.6.6.6;by=_gate+for=10.0.0.1   | 6.6.6.6, 127.0.0.1
            for=6.6.6.6;by=", for=7.7.7.7                   | 7.7.7.7, 127.0.0.1
            for=6.6.6.6, for=unknown                        | 127.0.0.1
            for=6.6.6.6, for="_hidden"                      | 127.0.0.1
            for=6.6.6.6, proto=https                        | 127.0.0.1
            for                                             | 127.0.0.1
            """)
    void aTrustedPeerMaySpeakForwardedAlone(String list, String told) throws IOException {
        assertThat(seenOf(believing, lines("Forwarded", list)).headers("x-forwarded-for"))
                .containsExactly(told);
    }

    @Test
    void bothDialectsAreAddedToWhereTheyAgree() throws IOException {
        RawMessage seen = seenOf(
                believing,
                "X-Forwarded-For: 6.6.6.6, 10.0.0.1",
                "Forwarded: for=6.6.6.6;proto=http, for=\"10.0.0.1:9\"");

        assertThat(seen.header("x-forwarded-for")).isEqualTo("6.6.6.6, 10.0.0.1, 127.0.0.1");
        assertThat(seen.header("forwarded"))
                .isEqualTo("for=6.6.6.6;proto=http, for=\"10.0.0.1:9\", for=127.0.0.1;host=\"shop.test\";proto=http");
    }

    @Test
    void aForwardedThatAProxyLetThroughUnreadIsNotPassedOn() throws IOException {
        RawMessage seen = seenOf(believing, "X-Forwarded-For: 6.6.6.6", "Forwarded: for=10.0.0.99;proto=https");

        assertThat(seen.header("forwarded")).isEqualTo("for=6.6.6.6, for=127.0.0.1;host=\"shop.test\";proto=http");
        assertThat(seen.header("x-forwarded-proto")).isEqualTo("http");
    }

    @Test
    void aListOfThousandsIsReadToABound() throws IOException {
        String list = "10.1.1.1,".repeat(1500);
        RawMessage seen = seenOf(believing, "X-Forwarded-For: 6.6.6.6," + list);

        assertThat(seen.header("x-forwarded-for")).startsWith("6.6.6.6,").endsWith(", 127.0.0.1");
        assertThat(seen.header("forwarded")).startsWith("for=10.1.1.1, for=127.0.0.1;");
    }

    @Test
    void redirectsNameTheHostThatATrustedPeerWasAskedFor() throws IOException {
        assertThat(believing
                        .get("/", "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https")
                        .header("location"))
                .isEqualTo("https://www.example.com/there");
        assertThat(believing
                        .get("/", "X-Forwarded-Host: evil.example, www.example.com")
                        .header("location"))
                .isEqualTo("http://www.example.com/there");
        assertThat(believing.get("/", "X-Forwarded-Host: a<b").header("location"))
                .isEqualTo("http://shop.test/there");
        assertThat(doubting.get("/", "X-Forwarded-Host: evil.example").header("location"))
                .isEqualTo("http://shop.test/there");
    }

    @Test
    void theHostThatIsForwardedIsTheOneThatBanyanWasAskedFor() throws IOException {
        assertThat(seenOf(believing, "X-Forwarded-Host: www.example.com").header("host"))
                .isEqualTo("shop.test");
    }

    @ParameterizedTest
    @CsvSource({"1.1, 1.1 banyan", "1.0, 1.0 banyan"})
    void viaSaysInWhichVersionTheRequestCame(String version, String via) throws IOException {
        doubting.ask("GET / HTTP/" + version + "\r\nHost: shop.test\r\n\r\n");

        assertThat(origin.received().get(origin.received().size() - 1).headers("via"))
                .containsExactly(via);
    }

    @Test
    void aClientOfHttp2OverTlsIsToldOfLikeAnyOther(@TempDir Path directory) throws IOException {
        Authority authority = new Authority("throwaway");
        Authority.write(directory, "shop", authority.issue("shop.test"));
        try (RunningBanyan banyan = banyan(
                        "https: {host: 127.0.0.1, port: 0, certificates: [{cert: %1$s/shop.crt, key: %1$s/shop.key}]}"
                                .formatted(directory));
                H2Client client = H2Client.to(banyan.httpsPort(), authority.context(null), "shop.test")) {
            client.answer(client.begin(
                    true,
                    List.of(
                            ":method: GET",
                            ":scheme: https",
                            ":authority: shop.test",
                            ":path: /",
                            "x-forwarded-for: 6.6.6.6",
                            "x-forwarded-proto: http",
                            "via: 1.1 nobody")));
        }

        RawMessage seen = origin.received().get(origin.received().size() - 1);
        assertThat(seen.headers("via")).containsExactly("2 banyan");
        assertThat(seen.headers("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.headers("x-forwarded-proto")).containsExactly("https");
        assertThat(seen.headers("x-forwarded-port")).containsExactly("443");
        assertThat(seen.headers("forwarded")).containsExactly("for=127.0.0.1;host=\"shop.test\";proto=https");
    }

    /** A gateway may leave it out of answers (RFC 9110, section 7.6.3), and what it could say is no client's business. */
    @Test
    void answersKeepTheViaOfTheBackend() throws IOException {
        assertThat(doubting.get("/").headers("via")).containsExactly("1.1 inner");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            abc-1.2_3       | true
            a               | true
            a b             | false
            a,b             | false
            é               | false
            "a"             | false
            """)
    void aTrustedPeersRequestIdIsKeptWhereItIsAToken(String id, boolean kept) throws IOException {
        String seen = seenOf(believing, "X-Request-Id: " + id).header("x-request-id");

        if (kept) {
            assertThat(seen).isEqualTo(id);
        } else {
            assertThat(seen).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void requestIdsAreKeptUpToALength() throws IOException {
        String id = "x".repeat(128);

        assertThat(seenOf(believing, "X-Request-Id: " + id).header("x-request-id"))
                .isEqualTo(id);
        assertThat(seenOf(believing, "X-Request-Id: " + id + "x").header("x-request-id"))
                .matches("[0-9a-f]{32}");
        assertThat(seenOf(doubting, "X-Request-Id: " + id).header("x-request-id"))
                .matches("[0-9a-f]{32}");
    }

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            00-T-P-01                | true
            00-T-P-00                | true
            01-T-P-01                | true
            cc-T-P-01-what-will-be   | true
            00-T-P-01-x              | false
            cc-T-P-01x               | false
            ff-T-P-01                | false
            0-T-P-01                 | false
            00-T-P                   | false
            00-T-P-0g                | false
            00-T-P-1                 | false
            00_T_P_01                | false
            00-TT-P-01               | false
            00-00000000000000000000000000000000-P-01 | false
            00-T-0000000000000000-01 | false
            00-4BF92F3577B34DA6A3CE929D0E0E4736-P-01 | false
            00-T-P-01+00-T-P-01      | false
            """)
    void aTraceGoesThroughWithItsStateOrIsBegunAnew(String traceparent, boolean through) throws IOException {
        String[] lines = lines("traceparent", traceparent.replace("T", TRACE).replace("P", PARENT));
        String[] headers = Arrays.copyOf(lines, lines.length + 2);
        headers[lines.length] = "tracestate: a=1,b=2";
        headers[lines.length + 1] = "tracestate: c=3";
        RawMessage seen = seenOf(doubting, headers);

        if (through) {
            assertThat(seen.headers("traceparent")).containsExactly(lines[0].substring("traceparent: ".length()));
            assertThat(seen.headers("tracestate")).containsExactly("a=1,b=2, c=3");
        } else {
            assertThat(seen.headers("traceparent")).hasSize(1);
            assertThat(seen.header("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                    .doesNotContain(TRACE);
            assertThat(seen.headers("tracestate")).isEmpty();
        }
    }

    @Test
    void noClientCanUseConnectionToStripWhatIsSaidAboutIt() throws IOException {
        RawMessage seen = seenOf(
                believing,
                "Connection: x-forwarded-for, x-forwarded-proto, x-forwarded-host, x-forwarded-port, forwarded, via,"
                        + " x-request-id, traceparent, x-real-ip",
                "X-Forwarded-For: 6.6.6.6",
                "X-Real-IP: 6.6.6.6");

        assertThat(seen.header("x-forwarded-for")).isEqualTo("6.6.6.6, 127.0.0.1");
        assertThat(seen.header("x-real-ip")).isEqualTo("6.6.6.6");
        for (String name : List.of("x-forwarded-proto", "x-forwarded-host", "x-forwarded-port", "forwarded", "via")) {
            assertThat(seen.headers(name)).as(name).hasSize(1);
        }
        assertThat(seen.headers("x-request-id")).hasSize(1);
        assertThat(seen.headers("traceparent")).hasSize(1);
    }
}
