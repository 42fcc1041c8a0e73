package dev.banyan.rules.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a route divides its requests between the sides.
 *
 * @param modern the share of the modern side; default 0
 * @param keys where the key is looked for, the first that is there decides; never empty, default {@code
 *     [cookie:banyan_id]}; with {@link OnMissingKey#ISSUE_COOKIE} that cookie stands last in any list
 * @param cohort the salt; default the route's id. Routes with one cohort keep a user on one side
 * @param onMissingKey what decides a request that brings no key
 * @param session what shows that a visit is under way (drain keeps those); default {@code cookie:banyan_id}
 * @param jwt how tokens are verified; null where no {@code jwt:} key is used
 */
public record Split(
        Percent modern,
        List<KeySource> keys,
        String cohort,
        OnMissingKey onMissingKey,
        KeySource session,
        @Nullable JwtTrust jwt) {

    public Split {
        keys = List.copyOf(keys);
    }

    /** What a route with both sides and no {@code split} of its own has: everything stays on the legacy side. */
    public static Split none(String routeId) {
        return new Split(
                Percent.ZERO,
                List.of(KeySource.BANYAN_ID),
                routeId,
                OnMissingKey.ISSUE_COOKIE,
                KeySource.BANYAN_ID,
                null);
    }

    /** What happens to a request in which none of the keys is there. */
    public enum OnMissingKey {
        /** Banyan makes a key, decides by it at once and sends it along as a cookie. */
        ISSUE_COOKIE("issueCookie"),
        /** A new draw for each request. */
        RANDOM("random"),
        LEGACY("legacy"),
        MODERN("modern");

        private final String word;

        OnMissingKey(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Whose tokens are believed.
     *
     * @param jwks a URL or a file path of a JSON Web Key Set (RFC 7517)
     * @param issuer the {@code iss} a token must have; null: any
     * @param audience the {@code aud} a token must name; null: any
     */
    public record JwtTrust(
            String jwks, @Nullable String issuer, @Nullable String audience) {}
}
