package dev.banyan.proxy.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose word is taken for who the client is. */
class ProxyProtocolTest {
    private static final String TRUSTING = "trustedProxies: [127.0.0.1, 198.51.100.0/24]\n";
    private static final String TRUSTING_OTHERS = "trustedProxies: [10.0.0.0/8]\n";
    private static final String HEADER = "PROXY TCP4 203.0.113.7 192.168.0.1 50000 443\r\n";

    private Listening listening;

    @AfterEach
    void stop() throws Exception {
        listening.close();
    }

    @Test
    void whereItIsOffTheHeaderIsARequestLikeAnyOther() throws Exception {
        listening = Listening.plain(TRUSTING);
        assertThat(greeting(HEADER)).isEqualTo("http1 127.0.0.1 trusted http");
    }

    @Test
    void theClientIsWhomTheHeaderNames() throws Exception {
        listen(TRUSTING, ProxyProtocol.REQUIRE);
        assertThat(greeting(HEADER + "x")).isEqualTo("http1 203.0.113.7 untrusted http");
        assertThat(greeting("PROXY TCP4 198.51.100.9 192.168.0.1 1 2\r\nx"))
                .isEqualTo("http1 198.51.100.9 trusted http");
        assertThat(greeting("PROXY TCP6 2001:db8::7 ::1 1 2\r\nx")).isEqualTo("http1 2001:db8::7 untrusted http");
        assertThat(greeting("PROXY UNKNOWN\r\nx")).isEqualTo("http1 127.0.0.1 trusted http");
    }

    @Test
    void theHeaderMayComeInPiecesAndTogetherWithWhatFollows() throws Exception {
        listen(TRUSTING, ProxyProtocol.REQUIRE);
        String all = HEADER + "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        for (int cut = 0; cut <= all.length(); cut++) {
            try (RawClient client = listening.client()) {
                client.send(all.substring(0, cut)).send(all.substring(cut));
                assertThat(ListenerTest.line(client)).isEqualTo("http2 203.0.113.7 untrusted http");
            }
        }
    }

    @Test
    void whereItIsRequiredNothingElseIsServed() throws Exception {
        listen(TRUSTING, ProxyProtocol.REQUIRE);
        rejected("GET / HTTP/1.1\r\n\r\n", 1);
        rejected("PROXY TCP4 nonsense\r\n", 2);
        rejected("PROXY " + "x".repeat(200), 3);
    }

    @Test
    void aHeaderThatDoesNotComeInTimeClosesTheConnection() throws Exception {
        listen(TRUSTING + "limits: {headersTimeout: 100ms}\n", ProxyProtocol.REQUIRE);
        rejected("PROXY TCP4 203.0", 1);
    }

    @Test
    void whereItIsAcceptedClientsMayDoWithout() throws Exception {
        listen(TRUSTING, ProxyProtocol.ACCEPT);
        assertThat(greeting("GET /")).isEqualTo("http1 127.0.0.1 trusted http");
        assertThat(greeting(HEADER + "x")).isEqualTo("http1 203.0.113.7 untrusted http");
        rejected("PROXY TCP4 nonsense\r\n", 1);
    }

    @Test
    void aSenderThatIsNotTrustedIsNotBelieved() throws Exception {
        listen(TRUSTING_OTHERS, ProxyProtocol.ACCEPT);
        assertThat(greeting(HEADER + "x")).isEqualTo("http1 127.0.0.1 untrusted http");
        listening.close();
        listen(TRUSTING_OTHERS, ProxyProtocol.REQUIRE);
        rejected(HEADER + "x", 1);
    }

    @Test
    void whereNobodyIsTrustedEverySenderIsBelieved() throws Exception {
        listen("", ProxyProtocol.REQUIRE);
        assertThat(greeting(HEADER + "x")).isEqualTo("http1 203.0.113.7 untrusted http");
    }

    private void listen(String settings, ProxyProtocol protocol) throws Exception {
        listening = new Listening(settings, protocol, null, true);
    }

    private String greeting(String bytes) throws Exception {
        try (RawClient client = listening.client()) {
            return ListenerTest.line(client.send(bytes));
        }
    }

    private void rejected(String bytes, int times) throws Exception {
        try (RawClient client = listening.client()) {
            assertThat(client.send(bytes).isClosed()).isTrue();
        }
        Eventually.holds("it is counted", () -> listening.rejected("proxy-protocol") == times);
        Eventually.holds("it is gone", () -> listening.connections() == 0);
    }
}
