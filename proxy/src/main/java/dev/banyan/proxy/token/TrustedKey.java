package dev.banyan.proxy.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One public key and what may be signed with it. The key says which algorithms count, never the token: so neither
 * {@code none} nor a public key taken for a shared secret gets through (RFC 8725, section 3.1).
 */
final class TrustedKey {
    /** Shorter RSA keys are no proof (RFC 7518, section 3.3). */
    private static final int MIN_RSA_BITS = 2048;

    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    private final JWK key;
    private final JWSVerifier verifier;

    private TrustedKey(JWK key, JWSVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** Null for a key that is of no use here. */
    static @Nullable TrustedKey of(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return null;
        }
        try {
            if (key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS) {
                return new TrustedKey(rsa.toPublicJWK(), new RSASSAVerifier(rsa.toRSAPublicKey()));
            }
            if (key instanceof ECKey ec && CURVES.contains(ec.getCurve())) {
                return new TrustedKey(ec.toPublicJWK(), new ECDSAVerifier(ec.toECPublicKey()));
            }
        } catch (JOSEException unusable) {
            return null;
        }
        return null;
    }

    @Nullable
    String id() {
        return key.getKeyID();
    }

    /** True where this key, by its kind and its own word, may sign so. */
    boolean allows(JWSAlgorithm algorithm) {
        return verifier.supportedJWSAlgorithms().contains(algorithm)
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
    }

    /** Only for a token whose algorithm it allows. */
    boolean verifies(JWSObject token) {
        try {
            return token.verify(verifier);
        } catch (JOSEException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrustedKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
