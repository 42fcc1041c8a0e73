package dev.banyan.proxy.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.banyan.rules.model.Split.JwtTrust;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token after its signature was looked at: its claims and when they hold.
 *
 * @param from epoch milliseconds from which it counts
 * @param until epoch milliseconds from which it does not count any more
 */
record VerifiedToken(Map<String, Object> claims, long from, long until) {
    /** How far clocks may differ. */
    private static final long LEEWAY_MILLIS = 60_000;

    /** A token that does not count, and will not until the keys change. */
    static final VerifiedToken REFUSED = new VerifiedToken(Map.of(), Long.MIN_VALUE, Long.MAX_VALUE);

    /** A token whose signature is good: refused all the same where issuer or audience are not those trusted. */
    static VerifiedToken of(JWTClaimsSet claims, JwtTrust trust) {
        boolean issuer = trust.issuer() == null || trust.issuer().equals(claims.getIssuer());
        boolean audience = trust.audience() == null || claims.getAudience().contains(trust.audience());
        if (!issuer || !audience) {
            return REFUSED;
        }
        Date from = claims.getNotBeforeTime();
        Date until = claims.getExpirationTime();
        return new VerifiedToken(
                claims.getClaims(),
                from == null ? Long.MIN_VALUE : from.getTime() - LEEWAY_MILLIS,
                until == null ? Long.MAX_VALUE : until.getTime() + LEEWAY_MILLIS);
    }

    /** The claim as text; null where it is absent, is no single value, or the token does not count now. */
    @Nullable
    String claim(String name, long now) {
        Object value = now < from || now >= until ? null : claims.get(name);
        if (value instanceof Date date) {
            return Long.toString(date.getTime() / 1000);
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }
}
