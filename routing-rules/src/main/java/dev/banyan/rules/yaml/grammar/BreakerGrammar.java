package dev.banyan.rules.yaml.grammar;

import static dev.banyan.rules.yaml.shape.Quantities.DURATION_SHAPE;

import dev.banyan.rules.model.Breaker;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Percents;
import dev.banyan.rules.yaml.shape.Words;
import java.time.Duration;
import java.util.List;

/** {@code breaker}. */
final class BreakerGrammar {
    private static final List<String> FAILURE_WORDS = List.of("5xx", "connect", "timeout", "reset");

    private static final Key<Duration> WINDOW =
            Key.of("window", DURATION_SHAPE, "Over which rates are taken.").byDefault(Duration.ofSeconds(10), "10s");
    private static final Key<Integer> MIN_CALLS = Key.of(
                    "minCalls", Numbers.integer(1, 1_000_000), "Calls in the window below which it never opens.")
            .byDefault(20, 20);
    private static final Key<Percent> FAILURE_RATE = Key.of(
                    "failureRate", Percents.SIGNED, "Percent of failed calls that opens it.")
            .byDefault(new Percent(5_000), 50);
    private static final Key<Duration> SLOW_AFTER =
            Key.of("slowAfter", DURATION_SHAPE, "From when a call counts as slow; none does by default.");
    private static final Key<Percent> SLOW_RATE = Key.of(
                    "slowRate", Percents.SIGNED, "Percent of slow calls that opens it.")
            .byDefault(new Percent(8_000), 80);
    private static final Key<Duration> OPEN_FOR = Key.of(
                    "openFor", DURATION_SHAPE, "How long it stays open the first time.")
            .byDefault(Duration.ofSeconds(5), "5s");
    private static final Key<Duration> MAX_OPEN_FOR = Key.of(
                    "maxOpenFor", DURATION_SHAPE, "How long it stays open at most, after opening again and again.")
            .byDefault(Duration.ofSeconds(60), "60s");
    private static final Key<Integer> PROBES = Key.of(
                    "probes", Numbers.integer(1, 1000), "Calls let through while half-open.")
            .byDefault(3, 3);
    private static final Key<List<String>> FAILURES = Key.of(
                    "failures",
                    Items.oneOrMore(Words.of(FAILURE_WORDS.toArray(String[]::new), word -> word)),
                    "What counts as a failure.")
            .byDefault(FAILURE_WORDS, FAILURE_WORDS);

    static final Keys KEYS = Keys.of(
            "breaker",
            WINDOW,
            MIN_CALLS,
            FAILURE_RATE,
            SLOW_AFTER,
            SLOW_RATE,
            OPEN_FOR,
            MAX_OPEN_FOR,
            PROBES,
            FAILURES);

    private BreakerGrammar() {}

    static Breaker breaker(Fields fields) {
        return new Breaker(
                fields.get(WINDOW),
                fields.get(MIN_CALLS),
                fields.get(FAILURE_RATE),
                fields.find(SLOW_AFTER),
                fields.get(SLOW_RATE),
                fields.get(OPEN_FOR),
                fields.get(MAX_OPEN_FOR),
                fields.get(PROBES),
                fields.get(FAILURES));
    }
}
