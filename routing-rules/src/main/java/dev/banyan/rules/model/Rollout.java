package dev.banyan.rules.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A staged plan that changes a split by itself.
 *
 * @param steps growing shares
 * @param hold how long a step is held at least
 */
public record Rollout(List<Percent> steps, Duration hold, Gates gates, OnFailure onFailure) {
    public Rollout {
        steps = List.copyOf(steps);
    }

    /**
     * What must be seen before the next step.
     *
     * @param maxErrorIncrease percent points over the concurrent legacy side
     * @param maxP99Increase percent over the concurrent legacy side
     * @param maxMismatch percent of shadow comparisons
     * @param confidence 0 to 1
     */
    public record Gates(
            long minRequests,
            BigDecimal maxErrorIncrease,
            BigDecimal maxP99Increase,
            BigDecimal maxMismatch,
            BigDecimal confidence) {}

    public enum OnFailure {
        ROLLBACK("rollback"),
        PAUSE("pause");

        private final String word;

        OnFailure(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
