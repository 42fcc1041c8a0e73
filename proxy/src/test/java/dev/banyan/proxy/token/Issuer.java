package dev.banyan.proxy.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;
import java.util.List;

/** Signs real tokens with real keys. */
final class Issuer {
    static final RSAKey RSA = rsa("rsa-1");
    static final RSAKey OTHER_RSA = rsa("rsa-1");
    static final ECKey EC = ec("ec-1");

    private Issuer() {}

    static RSAKey rsa(String id) {
        return made(() -> new RSAKeyGenerator(2048).keyID(id).generate());
    }

    static ECKey ec(String id) {
        return made(() -> new ECKeyGenerator(Curve.P_256).keyID(id).generate());
    }

    static String keySet(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    static JWTClaimsSet.Builder alice() {
        return new JWTClaimsSet.Builder()
                .subject("alice")
                .issuer("https://id.example.com")
                .audience("shop")
                .claim("tier", 7)
                .claim("beta", true)
                .claim("roles", List.of("a", "b"))
                .expirationTime(new Date(1_000_000));
    }

    static String token(RSAKey key, JWTClaimsSet claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims,
                made(() -> new RSASSASigner(key)));
    }

    static String token(ECKey key, JWTClaimsSet claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                claims,
                made(() -> new ECDSASigner(key)));
    }

    /** The oldest trick: the public key, which everyone has, taken for a shared secret. */
    static String signedWithThePublicKey(RSAKey key, JWTClaimsSet claims) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        return signed(
                header, claims, made(() -> new MACSigner(key.toRSAPublicKey().getEncoded())));
    }

    static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        return made(() -> {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        });
    }

    interface Making<T> {
        T make() throws JOSEException;
    }

    static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
