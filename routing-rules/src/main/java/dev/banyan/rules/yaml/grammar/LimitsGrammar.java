package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Limits;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Quantities;
import dev.banyan.rules.yaml.shape.Truth;

/** {@code limits}. */
final class LimitsGrammar {
    private static final Key<Long> MAX_BODY = Key.of(
                    "maxBody", Quantities.SIZE_SHAPE, "Bytes of a request's body, 413 beyond; unbounded by default.")
            .example("10MiB");
    private static final Key<Integer> REQUESTS_PER_SECOND =
            Key.of("requestsPerSecond", Numbers.integer(1, 1_000_000), "Requests a second; unbounded by default.");
    private static final Key<Integer> CONCURRENCY =
            Key.of("concurrency", Numbers.integer(1, 1_000_000), "Requests at the same time; unbounded by default.");
    private static final Key<Boolean> ADAPTIVE_CONCURRENCY = Key.of(
                    "adaptiveConcurrency",
                    Truth.BOOLEAN,
                    "The bound of concurrent requests finds itself from how long requests take.")
            .byDefault(false, false);

    static final Keys KEYS = Keys.of("limits", MAX_BODY, REQUESTS_PER_SECOND, CONCURRENCY, ADAPTIVE_CONCURRENCY);

    private LimitsGrammar() {}

    static Limits limits(Fields fields) {
        return new Limits(
                fields.find(MAX_BODY),
                fields.find(REQUESTS_PER_SECOND),
                fields.find(CONCURRENCY),
                fields.get(ADAPTIVE_CONCURRENCY));
    }
}
