package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Rollout;
import dev.banyan.rules.model.Rollout.Gates;
import dev.banyan.rules.model.Rollout.OnFailure;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Percents;
import dev.banyan.rules.yaml.shape.Quantities;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code rollout}. */
final class RolloutGrammar {
    private static final Key<Integer> MIN_REQUESTS = Key.of(
                    "minRequests", Numbers.integer(1, 1_000_000_000), "Requests that each side must have seen.")
            .byDefault(500, 500);
    private static final Key<BigDecimal> MAX_ERROR_INCREASE =
            gate("maxErrorIncrease", 100, "Percent points of errors over the concurrent legacy side.", "0.5");
    private static final Key<BigDecimal> MAX_P99_INCREASE =
            gate("maxP99Increase", 10_000, "Percent of the 99th percentile over the concurrent legacy side.", "20");
    private static final Key<BigDecimal> MAX_MISMATCH =
            gate("maxMismatch", 100, "Percent of shadow comparisons that differ.", "0.1");
    private static final Key<BigDecimal> CONFIDENCE =
            gate("confidence", 1, "How sure a finding must be, 0 to 1.", "0.95");

    private static final Shape<Gates> GATES_SHAPE = Keys.of(
                    "gates", MIN_REQUESTS, MAX_ERROR_INCREASE, MAX_P99_INCREASE, MAX_MISMATCH, CONFIDENCE)
            .as(RolloutGrammar::gates);

    private static final Key<List<Percent>> STEPS = Key.of(
                    "steps", Items.oneOrMore(Percents.PLAIN), "Growing shares of the modern side.")
            .required(List.of(Percent.ZERO))
            .example(List.of(1, 5, 25, 50, 100));
    private static final Key<Duration> HOLD = Key.of(
                    "hold", Quantities.DURATION_SHAPE, "How long a step is held at least.")
            .byDefault(Duration.ofMinutes(10), "10m");
    private static final Key<Gates> GATES = Key.of("gates", GATES_SHAPE, "What must be seen before the next step.")
            .byDefault(gates(Fields.none()), Map.of());
    private static final Key<OnFailure> ON_FAILURE = Key.of(
                    "onFailure", Words.of(OnFailure.values(), OnFailure::word), "What happens where a gate fails.")
            .byDefault(OnFailure.ROLLBACK, OnFailure.ROLLBACK.word());

    static final Shape<Rollout> SHAPE = Keys.of("rollout", STEPS, HOLD, GATES, ON_FAILURE)
            .where(RolloutGrammar::checkGrowing)
            .as(fields -> new Rollout(fields.get(STEPS), fields.get(HOLD), fields.get(GATES), fields.get(ON_FAILURE)));

    private RolloutGrammar() {}

    private static Key<BigDecimal> gate(String name, long max, String says, String byDefault) {
        BigDecimal value = new BigDecimal(byDefault);
        return Key.of(name, Numbers.decimal(0, max), says).byDefault(value, value);
    }

    private static Gates gates(Fields fields) {
        return new Gates(
                fields.get(MIN_REQUESTS),
                fields.get(MAX_ERROR_INCREASE),
                fields.get(MAX_P99_INCREASE),
                fields.get(MAX_MISMATCH),
                fields.get(CONFIDENCE));
    }

    private static void checkGrowing(Fields fields, Context context) {
        List<Percent> steps = fields.get(STEPS);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).compareTo(steps.get(i - 1)) <= 0) {
                context.error(
                        "steps-not-growing",
                        fields.node(STEPS).place(),
                        "steps: " + steps.get(i) + " after " + steps.get(i - 1) + " (expected: growing shares)",
                        "");
                return;
            }
        }
    }
}
