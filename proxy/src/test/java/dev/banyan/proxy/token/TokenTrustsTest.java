package dev.banyan.proxy.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.split.Claims;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTrustsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private TokenTrusts trusts;
    private HttpServer server;
    private volatile String answer = Issuer.keySet(Issuer.RSA.toPublicJWK());
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        trusts = new TokenTrusts(directory, () -> 500_000);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        trusts.close();
        server.stop(0);
    }

    @Test
    void keysComeFromAUrl() {
        Claims claims = trusts.claims(new JwtTrust(url(), null, null));
        trusts.settle(LONG);
        assertThat(subject(claims)).isEqualTo("alice");
    }

    @Test
    void keysComeFromAFileBesideTheRules() throws IOException {
        Files.writeString(directory.resolve("keys.json"), answer);
        Claims claims = trusts.claims(new JwtTrust("keys.json", null, null));
        trusts.settle(LONG);
        assertThat(subject(claims)).isEqualTo("alice");
    }

    @Test
    void equalTrustsShareTheirKeysAndOthersDoNot() {
        JwtTrust trust = new JwtTrust(url(), "https://id.example.com", null);
        Claims claims = trusts.claims(trust);
        assertThat(trusts.claims(new JwtTrust(url(), "https://id.example.com", null)))
                .isSameAs(claims);
        assertThat(trusts.claims(new JwtTrust(url(), "https://other", null))).isNotSameAs(claims);
    }

    @Test
    void aTrustThatIsGoneIsForgotten() {
        JwtTrust trust = new JwtTrust(url(), null, null);
        Claims claims = trusts.claims(trust);
        trusts.retain(List.of(trust));
        assertThat(trusts.claims(trust)).isSameAs(claims);
        trusts.retain(List.of());
        assertThat(trusts.claims(trust)).isNotSameAs(claims);
    }

    @Test
    void aSourceThatIsDownKeepsNobodyWaiting() {
        server.stop(0);
        Claims claims = trusts.claims(new JwtTrust(url(), null, null));
        trusts.settle(LONG);
        assertThat(subject(claims)).isNull();
    }

    @Test
    void anAnswerThatIsNotOkIsNoKeySet() {
        status = 500;
        KeySetSource source = KeySetSource.of(url(), directory);
        assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessage("status 500 (expected: 200)");
    }

    @Test
    void aKeySetIsAtMostAQuarterOfAMebibyte() {
        answer = " ".repeat(KeySetSource.MAX_BYTES + 1);
        KeySetSource source = KeySetSource.of(url(), directory);
        assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessage("more than 256 KiB");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys?secret=1";
    }

    private static String subject(Claims claims) {
        return claims.claim(
                BearerHead.of(Issuer.token(Issuer.RSA, Issuer.alice().build())), "sub");
    }
}
