package dev.banyan.proxy.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.banyan.rules.model.Split.JwtTrust;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    private static final JwtTrust TRUST = new JwtTrust("keys", "https://id.example.com", "shop");

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private String keySet = Issuer.keySet(Issuer.RSA.toPublicJWK(), Issuer.EC.toPublicJWK());
    private int reads;
    private long now = 500_000;
    private long ticks;

    private final TokenClaims claims = trusting(TRUST);

    @Test
    void aSignedTokenIsBelieved() {
        claims.refresh();
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isEqualTo("alice");
        assertThat(subject(Issuer.token(Issuer.EC, Issuer.alice().build()))).isEqualTo("alice");
    }

    @Test
    void aClaimIsTextNumberOrTruthValueAndNothingElse() {
        claims.refresh();
        BearerHead head = BearerHead.of(Issuer.token(Issuer.RSA, Issuer.alice().build()));
        assertThat(claims.claim(head, "tier")).isEqualTo("7");
        assertThat(claims.claim(head, "beta")).isEqualTo("true");
        assertThat(claims.claim(head, "exp")).isEqualTo("1000");
        assertThat(claims.claim(head, "roles")).isNull();
        assertThat(claims.claim(head, "absent")).isNull();
    }

    @Test
    void anExpiredTokenIsBelievedForOneMoreMinuteAlsoFromTheCache() {
        claims.refresh();
        String token = Issuer.token(Issuer.RSA, Issuer.alice().build());
        now = 1_059_999;
        assertThat(subject(token)).isEqualTo("alice");
        now = 1_060_000;
        assertThat(subject(token)).isNull();
    }

    @Test
    void aTokenOfTheFutureIsBelievedFromOneMinuteBefore() {
        claims.refresh();
        String token = Issuer.token(
                Issuer.RSA, Issuer.alice().notBeforeTime(new Date(600_000)).build());
        now = 539_999;
        assertThat(subject(token)).isNull();
        now = 540_000;
        assertThat(subject(token)).isEqualTo("alice");
    }

    @Test
    void anotherIssuerOrAudienceIsNotBelieved() {
        claims.refresh();
        assertThat(subject(Issuer.token(
                        Issuer.RSA, Issuer.alice().issuer("https://evil").build())))
                .isNull();
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().issuer(null).build())))
                .isNull();
        assertThat(subject(
                        Issuer.token(Issuer.RSA, Issuer.alice().audience("blog").build())))
                .isNull();
    }

    @Test
    void withoutAWishAnyIssuerAndAudienceWillDo() {
        TokenClaims any = trusting(new JwtTrust("keys", null, null));
        any.refresh();
        String token = Issuer.token(
                Issuer.RSA, Issuer.alice().issuer("x").audience("y").build());
        assertThat(any.claim(BearerHead.of(token), "sub")).isEqualTo("alice");
    }

    @Test
    void aTokenOfAnotherKeyUnderTheSameIdIsNotBelieved() {
        claims.refresh();
        assertThat(subject(Issuer.token(Issuer.OTHER_RSA, Issuer.alice().build())))
                .isNull();
    }

    @Test
    void aTokenWithoutSignatureIsNotBelieved() {
        claims.refresh();
        assertThat(subject(new PlainJWT(Issuer.alice().build()).serialize())).isNull();
    }

    @Test
    void aPublicKeyIsNoSharedSecret() {
        claims.refresh();
        assertThat(subject(
                        Issuer.signedWithThePublicKey(Issuer.RSA, Issuer.alice().build())))
                .isNull();
    }

    @Test
    void aSharedSecretInTheKeySetIsNotUsed() {
        OctetSequenceKey secret = new OctetSequenceKey.Builder(Base64URL.encode("0123456789abcdef0123456789abcdef"))
                .keyID("secret")
                .build();
        keySet = Issuer.keySet(secret, Issuer.RSA.toPublicJWK());
        claims.refresh();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("secret").build();
        String token = Issuer.signed(
                header, Issuer.alice().build(), Issuer.made(() -> new com.nimbusds.jose.crypto.MACSigner(secret)));
        assertThat(subject(token)).isNull();
    }

    @Test
    void aKeyThatNamesItsAlgorithmAllowsNoOther() {
        keySet = Issuer.keySet(new RSAKey.Builder(Issuer.RSA.toPublicJWK())
                .algorithm(JWSAlgorithm.RS512)
                .build());
        claims.refresh();
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isNull();
    }

    @Test
    void aKeyForEncryptionVerifiesNothing() {
        keySet = Issuer.keySet(
                new RSAKey.Builder(Issuer.RSA.toPublicJWK())
                        .keyUse(KeyUse.ENCRYPTION)
                        .build(),
                Issuer.EC.toPublicJWK());
        claims.refresh();
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isNull();
    }

    @Test
    void aTokenThatNamesNoKeyIsTriedWithAll() {
        claims.refresh();
        JWSHeader header = new JWSHeader(JWSAlgorithm.PS256);
        JWTClaimsSet alice = Issuer.alice().build();
        assertThat(subject(Issuer.signed(header, alice, Issuer.made(() -> new RSASSASigner(Issuer.RSA)))))
                .isEqualTo("alice");
    }

    @Test
    void aTokenIsVerifiedOnceAndThenKnown() {
        claims.refresh();
        String token = Issuer.token(Issuer.RSA, Issuer.alice().build());
        assertThat(subject(token)).isEqualTo("alice");
        assertThat(claims.cached()).isEqualTo(1);
        assertThat(subject(token)).isEqualTo("alice");
        assertThat(claims.cached()).isEqualTo(1);
    }

    @Test
    void theCacheIsBounded() {
        TokenCache cache = new TokenCache(100);
        for (int i = 0; i < 1000; i++) {
            cache.put(TokenCache.Fingerprint.of("token-" + i), VerifiedToken.REFUSED);
        }
        assertThat(cache.size()).isBetween(50, 100);
        assertThat(cache.get(TokenCache.Fingerprint.of("token-999"))).isNotNull();
        assertThat(cache.get(TokenCache.Fingerprint.of("token-0"))).isNull();
    }

    @Test
    void whatIsAskedForAgainIsNotForgotten() {
        TokenCache cache = new TokenCache(100);
        TokenCache.Fingerprint kept = TokenCache.Fingerprint.of("kept");
        cache.put(kept, VerifiedToken.REFUSED);
        for (int i = 0; i < 1000; i++) {
            cache.put(TokenCache.Fingerprint.of("token-" + i), VerifiedToken.REFUSED);
            assertThat(cache.get(kept)).isNotNull();
        }
    }

    @Test
    void aNewKeyIsLookedForOnceAndNotOnTheCallersThread() {
        claims.refresh();
        RSAKey next = Issuer.rsa("rsa-2");
        keySet = Issuer.keySet(next.toPublicJWK());
        ticks += KeySet.ASKED_AT_MOST_EVERY_NANOS;
        String token = Issuer.token(next, Issuer.alice().build());
        assertThat(subject(token)).isNull();
        assertThat(subject(token)).isNull();
        assertThat(tasks).hasSize(1);
        assertThat(reads).isEqualTo(1);

        tasks.remove().run();
        assertThat(subject(token)).isEqualTo("alice");
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isNull();
    }

    @Test
    void madeUpKeyIdsDoNotFloodTheSource() {
        claims.refresh();
        RSAKey forged = Issuer.rsa("made-up");
        for (int i = 0; i < 100; i++) {
            subject(Issuer.token(forged, Issuer.alice().claim("n", i).build()));
        }
        assertThat(tasks).hasSizeLessThanOrEqualTo(1);
        ticks += KeySet.ASKED_AT_MOST_EVERY_NANOS;
        subject(Issuer.token(forged, Issuer.alice().build()));
        assertThat(tasks).hasSizeBetween(1, 2);
    }

    @Test
    void whenAKeyIsTakenAwayItsTokensAreNotBelievedAnyMoreAlsoThoseKnown() {
        claims.refresh();
        String token = Issuer.token(Issuer.RSA, Issuer.alice().build());
        assertThat(subject(token)).isEqualTo("alice");
        keySet = Issuer.keySet(Issuer.EC.toPublicJWK());
        claims.refresh();
        assertThat(subject(token)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"keys\": []}", "not json", "{\"keys\": 7}", "{\"keys\": [{\"kty\": 3}]}", "FAIL"})
    void aBadKeySetLeavesTheLastGoodOne(String bad) {
        claims.refresh();
        keySet = bad;
        claims.refresh();
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer a",
                "Bearer a.b.c",
                "Bearer ....",
                "Basic YTpi",
                "Bearer {}.{}.{}"
            })
    void whatIsNoTokenIsNotBelieved(String authorization) {
        claims.refresh();
        assertThat(claims.claim(new BearerHead(authorization), "sub")).isNull();
        assertThat(claims.claim(new BearerHead(null), "sub")).isNull();
    }

    @Test
    void aTokenOfMoreThanEightKibibytesIsIgnored() {
        claims.refresh();
        String token = Issuer.token(
                Issuer.RSA, Issuer.alice().claim("pad", "x".repeat(8192)).build());
        assertThat(subject(token)).isNull();
        assertThat(claims.cached()).isZero();
    }

    @Test
    void beforeTheKeysAreThereNothingIsBelievedAndNothingBlocks() {
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isNull();
        assertThat(reads).isZero();
        tasks.remove().run();
        assertThat(subject(Issuer.token(Issuer.RSA, Issuer.alice().build()))).isEqualTo("alice");
    }

    private String subject(String token) {
        return claims.claim(BearerHead.of(token), "sub");
    }

    private TokenClaims trusting(JwtTrust trust) {
        return new TokenClaims(trust, this::read, tasks::add, () -> now, () -> ticks);
    }

    private String read() throws IOException {
        reads++;
        if (keySet.equals("FAIL")) {
            throw new IOException("source is down");
        }
        return keySet;
    }
}
