package dev.banyan.rules.explain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request goes where it goes. Values that could be secrets are shortened.
 *
 * @param route the id of the route that wins; null: none does, and of the rest only {@code nearMisses} is filled
 * @param evidence the winner's conditions, all held
 * @param key null where the request brings none, or none is needed
 * @param cohort null where the route has no split to decide
 * @param bucket 0 to 9999; null where it needs a key that the request does not bring
 * @param percent null as the cohort
 * @param side {@code legacy} or {@code modern}; null where a new key, not known yet, will decide
 * @param reason {@code split}, {@code force}, {@code only}, {@code kill} or {@code drain}
 * @param backend the name of the backend on that side; null as the side
 * @param backendPath the path that the backend is asked for
 * @param translation what stands before that side; null: nothing
 * @param outranked routes that match too, the best first, at most ten
 * @param nearMisses routes that nearly match, the nearest first, at most ten
 */
public record Explanation(
        Asked request,
        @Nullable String route,
        List<Evidence> evidence,
        @Nullable Key key,
        @Nullable String cohort,
        @Nullable Integer bucket,
        @Nullable Shares percent,
        @Nullable String side,
        @Nullable String reason,
        @Nullable String backend,
        @Nullable String backendPath,
        @Nullable String translation,
        List<Outranked> outranked,
        List<NearMiss> nearMisses) {

    public Explanation {
        evidence = List.copyOf(evidence);
        outranked = List.copyOf(outranked);
        nearMisses = List.copyOf(nearMisses);
    }

    /**
     * The request as matching sees it.
     *
     * @param host without port; empty: none
     * @param path canonical, without {@code ;parameters}
     * @param clientIp empty: not known
     */
    public record Asked(String method, String scheme, String host, String path, String clientIp) {}

    /**
     * One condition and what was there.
     *
     * @param condition what it looks at: {@code host}, {@code header x-channel}
     * @param found null: nothing
     */
    public record Evidence(
            String condition, String expected, @Nullable String found, boolean held) {}

    /** @param source as in the rules: {@code cookie:uid} */
    public record Key(String source, String value) {}

    /**
     * Percents of the modern side.
     *
     * @param effective what new visits get now, with ramp, drain and kill
     */
    public record Shares(BigDecimal configured, BigDecimal effective) {}

    /** @param decidedBy the rule by which it lost */
    public record Outranked(String route, String decidedBy) {}

    /** @param failed the first condition that did not hold */
    public record NearMiss(String route, Evidence failed) {}

    /** True where a route takes the request. */
    public boolean matched() {
        return route != null;
    }

    /** The same for people, a line a fact. */
    public List<String> lines() {
        return ExplanationText.lines(this);
    }
}
