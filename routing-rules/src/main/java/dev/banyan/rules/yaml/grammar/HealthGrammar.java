package dev.banyan.rules.yaml.grammar;

import static dev.banyan.rules.yaml.shape.Quantities.DURATION_SHAPE;

import dev.banyan.rules.model.Backend.Health;
import dev.banyan.rules.model.Backend.Outlier;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Percents;
import dev.banyan.rules.yaml.shape.Shape;
import java.time.Duration;
import java.util.List;

/** {@code health} and {@code outlier} of a backend: active checks and passive ejection. */
final class HealthGrammar {
    private static final Key<String> PATH =
            Key.of("path", PathTexts.LITERAL, "What is asked for.").byDefault("/healthz", "/healthz");
    private static final Key<Duration> INTERVAL =
            Key.of("interval", DURATION_SHAPE, "From check to check.").byDefault(Duration.ofSeconds(5), "5s");
    private static final Key<Duration> TIMEOUT =
            Key.of("timeout", DURATION_SHAPE, "For one check.").byDefault(Duration.ofSeconds(1), "1s");
    private static final Key<Integer> HEALTHY_AFTER = Key.of(
                    "healthyAfter", Numbers.integer(1, 1000), "Good checks in a row until it counts as healthy.")
            .byDefault(2, 2);
    private static final Key<Integer> UNHEALTHY_AFTER = Key.of(
                    "unhealthyAfter", Numbers.integer(1, 1000), "Bad checks in a row until it counts as unhealthy.")
            .byDefault(3, 3);

    private static final Key<List<Integer>> STATUSES = Key.of(
                    "status", Items.of(Numbers.integer(200, 599)), "What is good; 200 to 299 by default.")
            .byDefault(List.of(), List.of());
    private static final Key<String> BODY = Key.of("body", Texts.PLAIN, "A text that the answer must hold.");

    private static final Key<Integer> CONSECUTIVE_FAILURES = Key.of(
                    "consecutiveFailures", Numbers.integer(1, 1000), "Failures in a row until an origin is left out.")
            .byDefault(5, 5);
    private static final Key<Duration> EJECT_FOR =
            Key.of("ejectFor", DURATION_SHAPE, "How long it is left out.").byDefault(Duration.ofSeconds(30), "30s");
    private static final Key<Percent> MAX_EJECTED = Key.of(
                    "maxEjected", Percents.SIGNED, "The share of origins that may be left out at the same time.")
            .byDefault(new Percent(5_000), "50%");

    static final Shape<Health> HEALTH = Keys.of(
                    "health", PATH, INTERVAL, TIMEOUT, HEALTHY_AFTER, UNHEALTHY_AFTER, STATUSES, BODY)
            .as(fields -> new Health(
                    fields.get(PATH),
                    fields.get(INTERVAL),
                    fields.get(TIMEOUT),
                    fields.get(HEALTHY_AFTER),
                    fields.get(UNHEALTHY_AFTER),
                    fields.get(STATUSES),
                    fields.find(BODY)));

    static final Shape<Outlier> OUTLIER = Keys.of("outlier", CONSECUTIVE_FAILURES, EJECT_FOR, MAX_EJECTED)
            .as(fields ->
                    new Outlier(fields.get(CONSECUTIVE_FAILURES), fields.get(EJECT_FOR), fields.get(MAX_EJECTED)));

    private HealthGrammar() {}
}
