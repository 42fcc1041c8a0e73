package dev.banyan.proxy.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route whose key is a claim: who has a good token is on modern, who has none is not. */
class TokenOnTheWireTest {
    @TempDir
    Path directory;

    private RawOrigin origin;
    private RunningBanyan banyan;

    @BeforeEach
    void start() throws IOException {
        origin = RawOrigin.answering("ok");
        Path keys = Files.writeString(directory.resolve("keys.json"), Issuer.keySet(Issuer.RSA.toPublicJWK()));
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - id: orders
                    match: {prefix: /}
                    legacy: shop
                    modern: shop
                    split:
                      modern: 100
                      key: [jwt:sub]
                      onMissingKey: legacy
                      jwt: {jwks: "%s", issuer: https://id.example.com, audience: shop}
                """.formatted(origin.url(), keys));
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @Test
    void aGoodTokenGivesTheKey() throws IOException {
        assertThat(side(Issuer.token(Issuer.RSA, fresh()))).isEqualTo("modern");
    }

    @Test
    void aForgedTokenIsNoTokenAndTheRequestGoesOn() throws IOException {
        assertThat(side(Issuer.token(Issuer.OTHER_RSA, fresh()))).isEqualTo("legacy");
        assertThat(side(Issuer.signedWithThePublicKey(Issuer.RSA, fresh()))).isEqualTo("legacy");
        assertThat(side(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isEqualTo("legacy");
        assertThat(side("nonsense")).isEqualTo("legacy");
    }

    private String side(String token) throws IOException {
        RawMessage answer = banyan.get("/", "Authorization: Bearer " + token);
        assertThat(answer.status()).isEqualTo(200);
        return answer.header("x-banyan-side");
    }

    private static JWTClaimsSet fresh() {
        return Issuer.alice()
                .expirationTime(new Date(System.currentTimeMillis() + 3_600_000))
                .build();
    }
}
