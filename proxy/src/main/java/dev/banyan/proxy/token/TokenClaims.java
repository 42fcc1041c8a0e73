package dev.banyan.proxy.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.split.Claims;
import java.text.ParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The claims of bearer tokens (RFC 6750, RFC 7519) that one trust believes. Never blocks: what the keys at hand cannot
 * verify is not believed, and a key that is missing is looked for meanwhile.
 */
final class TokenClaims implements Claims {
    private static final String SCHEME = "Bearer ";
    /** Longer tokens are ignored. */
    private static final int MAX_TOKEN = 8 * 1024;

    private final JwtTrust trust;
    private final LongSupplier clock;
    private final KeySet keys;

    /**
     * @param executor may block
     * @param clock epoch milliseconds
     * @param ticker nanoseconds of a monotonic clock
     */
    TokenClaims(JwtTrust trust, KeySetSource source, Executor executor, LongSupplier clock, LongSupplier ticker) {
        this.trust = trust;
        this.clock = clock;
        this.keys = new KeySet(nameOf(trust.jwks()), source, executor, ticker);
    }

    @Override
    public @Nullable String claim(RequestHead head, String claim) {
        String header = head.header("authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        if (token.isEmpty() || token.length() > MAX_TOKEN) {
            return null;
        }
        VerifiedToken verified = verified(token);
        return verified == null ? null : verified.claim(claim, clock.getAsLong());
    }

    /** Reads the keys anew. Blocks. */
    void refresh() {
        keys.refresh();
    }

    int cached() {
        return keys.keys().verified().size();
    }

    CompletableFuture<Void> firstRead() {
        return keys.firstRead();
    }

    private @Nullable VerifiedToken verified(String token) {
        TrustedKeys now = keys.keys();
        TokenCache.Fingerprint fingerprint = TokenCache.Fingerprint.of(token);
        VerifiedToken known = now.verified().get(fingerprint);
        if (known == null) {
            known = verify(token, now);
            if (known != null) {
                now.verified().put(fingerprint, known);
            }
        }
        return known;
    }

    /** Null where nothing can be said that would hold for longer than this request. */
    private @Nullable VerifiedToken verify(String token, TrustedKeys with) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return switch (with.verify(jwt)) {
                case GOOD -> believed(jwt);
                case BAD -> VerifiedToken.REFUSED;
                case UNKNOWN_KEY -> {
                    keys.keyIsMissing();
                    yield null;
                }
            };
        } catch (ParseException | IllegalArgumentException malformed) {
            return VerifiedToken.REFUSED;
        }
    }

    private VerifiedToken believed(SignedJWT jwt) throws ParseException {
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        return claims == null ? VerifiedToken.REFUSED : VerifiedToken.of(claims, trust);
    }

    /** Without query and user: they may hold secrets. */
    private static String nameOf(String jwks) {
        return jwks.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    }
}
