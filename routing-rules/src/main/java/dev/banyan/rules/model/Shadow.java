package dev.banyan.rules.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy of requests to the other side, compared and thrown away.
 *
 * @param sample the share of requests that is copied
 * @param maxBody bytes of body that are copied at most
 */
public record Shadow(Side to, Percent sample, List<String> methods, long maxBody, Compare compare) {
    public Shadow {
        methods = List.copyOf(methods);
    }

    /**
     * What does not count as a difference.
     *
     * @param ignore JSON pointers, or {@code header:name}
     * @param unordered JSON pointers of lists whose order does not count
     * @param numericTolerance null: numbers must be equal
     */
    public record Compare(
            List<String> ignore,
            List<String> unordered,
            @Nullable BigDecimal numericTolerance) {
        public Compare {
            ignore = List.copyOf(ignore);
            unordered = List.copyOf(unordered);
        }
    }
}
