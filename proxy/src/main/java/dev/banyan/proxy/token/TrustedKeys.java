package dev.banyan.proxy.token;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of one key set (RFC 7517), and what they said of tokens: other keys are another object, so that
 * nothing these said outlives them.
 */
final class TrustedKeys {
    static final TrustedKeys NONE = new TrustedKeys(List.of());
    private static final int MAX_KEYS = 100;
    /** A token that names no key must not cost a hundred verifications. */
    private static final int MAX_TRIES = 8;

    private static final int CACHED_TOKENS = 10_000;

    private final List<TrustedKey> keys;
    private final TokenCache verified = new TokenCache(CACHED_TOKENS);

    private TrustedKeys(List<TrustedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a key set. Keys that cannot verify a signature, symmetric ones among them, are left out.
     *
     * @throws ParseException where the text is no key set, or has no key that is of use, or too many
     */
    static TrustedKeys parse(String json) throws ParseException {
        List<TrustedKey> keys = new ArrayList<>();
        for (JWK key : JWKSet.parse(json).getKeys()) {
            TrustedKey trusted = TrustedKey.of(key);
            if (trusted != null) {
                keys.add(trusted);
            }
        }
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new ParseException("keys: " + keys.size() + " of use (expected: 1 to " + MAX_KEYS + ")", 0);
        }
        return new TrustedKeys(keys);
    }

    /** What can be said of a signature. */
    enum Verdict {
        GOOD,
        BAD,
        /** No key is called as the token says: a newer key set may have it. */
        UNKNOWN_KEY
    }

    Verdict verify(JWSObject token) {
        String id = token.getHeader().getKeyID();
        if (id == null) {
            return tried(token, keys);
        }
        List<TrustedKey> named =
                keys.stream().filter(key -> id.equals(key.id())).toList();
        return tried(token, named);
    }

    private static Verdict tried(JWSObject token, List<TrustedKey> candidates) {
        if (candidates.isEmpty()) {
            return Verdict.UNKNOWN_KEY;
        }
        boolean good = candidates.stream()
                .filter(key -> key.allows(token.getHeader().getAlgorithm()))
                .limit(MAX_TRIES)
                .anyMatch(key -> key.verifies(token));
        return good ? Verdict.GOOD : Verdict.BAD;
    }

    /** The tokens that were looked at with these keys. */
    TokenCache verified() {
        return verified;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrustedKeys those && keys.equals(those.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }
}
