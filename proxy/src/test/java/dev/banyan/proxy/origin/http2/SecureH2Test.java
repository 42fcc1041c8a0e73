package dev.banyan.proxy.origin.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backends on https: ALPN says what is spoken (RFC 7301). */
class SecureH2Test {
    private final Authority authority = new Authority("Test");

    @TempDir
    Path directory;

    private RunningBanyan before(int port, String protocol) throws IOException {
        return RunningBanyan.on(
                """
                version: 1
                backends:
                  shop: {url: "https://localhost:%d"%s, tls: {ca: "%s"}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop, timeouts: {request: 5s}}
                """.formatted(port, protocol, authority.write(directory.resolve("ca.pem"))), "eventLoops: 1");
    }

    private H2Origin origin(String... protocols) throws IOException {
        return H2Origin.over(
                authority.context(authority.issue("localhost")), List.of(protocols), exchange -> exchange.ok("by h2"));
    }

    @Test
    void whereTheOriginKnowsItHttp2IsSpokenWithoutBeingAskedFor() throws IOException {
        try (H2Origin origin = origin("h2", "http/1.1");
                RunningBanyan banyan = before(origin.port(), "")) {
            for (int i = 0; i < 3; i++) {
                assertThat(banyan.get("/").body()).isEqualTo("by h2");
            }
            assertThat(origin.protocols()).containsExactly("h2");
            assertThat(origin.received().get(0).stream().header(":scheme")).isEqualTo("https");
        }
    }

    @Test
    void whereTheRulesSayHttp1NothingElseIsOffered() throws IOException {
        try (H2Origin origin = origin("h2", "http/1.1");
                RunningBanyan banyan = before(origin.port(), ", protocol: http1")) {
            // It chose what was offered, and as the origin of this test can only speak the other it closes.
            assertThat(banyan.get("/").status()).isEqualTo(502);
            assertThat(origin.protocols()).containsOnly("http/1.1");
        }
    }

    @Test
    void anOriginThatNamesNothingIsSpokenToInHttp1() throws IOException {
        try (RawOrigin origin = RawOrigin.secure(
                        authority.context(authority.issue("localhost")), (request, to) -> to.ok("by http/1"));
                RunningBanyan banyan = before(origin.port(), ", protocol: auto")) {
            assertThat(banyan.get("/").body()).isEqualTo("by http/1");
            assertThat(banyan.get("/").body()).isEqualTo("by http/1");
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void aSwitchOfProtocolsTakesAConnectionOfHttp1() throws IOException {
        try (H2Origin origin = origin("h2", "http/1.1");
                RunningBanyan banyan = before(origin.port(), "")) {
            assertThat(banyan.get("/").body()).isEqualTo("by h2");
            RawMessage answer = banyan.get(
                    "/socket",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13");

            // The origin of this test speaks HTTP/2 alone: what matters is what it was offered.
            assertThat(answer.status()).isEqualTo(502);
            assertThat(origin.protocols()).startsWith("h2", "http/1.1").doesNotHaveDuplicates();
        }
    }

    @Test
    void aCertificateThatIsNotBelievedIsNotSpokenTo() throws IOException {
        Authority stranger = new Authority("Stranger");
        try (H2Origin origin = H2Origin.over(
                        stranger.context(stranger.issue("localhost")),
                        List.of("h2"),
                        exchange -> exchange.ok("secret"));
                RunningBanyan banyan = before(origin.port(), "")) {
            assertThat(banyan.get("/").body()).contains("backend-tls");
            assertThat(origin.received()).isEmpty();
        }
    }
}
