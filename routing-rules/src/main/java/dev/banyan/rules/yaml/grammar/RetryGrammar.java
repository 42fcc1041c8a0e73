package dev.banyan.rules.yaml.grammar;

import static dev.banyan.rules.yaml.shape.Quantities.DURATION_SHAPE;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Retry;
import dev.banyan.rules.validate.Suggestion;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Percents;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.time.Duration;
import java.util.List;

/** {@code retry}. */
final class RetryGrammar {
    private static final Duration BASE_DEFAULT = Duration.ofMillis(25);
    private static final Duration MAX_DEFAULT = Duration.ofSeconds(1);
    private static final List<String> WORDS = List.of("connect", "reset");

    private static final Text<String> CAUSE = Text.of(
            "unknown-word",
            "connect, reset or a status from 500 to 599",
            Schemas.of(
                    "anyOf",
                    List.of(
                            Schemas.of("enum", WORDS),
                            Schemas.of("type", "integer", "minimum", 500, "maximum", 599),
                            Schemas.string("^5[0-9][0-9]$"))),
            text -> {
                if (!WORDS.contains(text) && !text.matches("5[0-9][0-9]")) {
                    throw new Unfit("", Suggestion.of(text, WORDS));
                }
                return text;
            });

    private static final Key<Integer> ATTEMPTS = Key.of(
                    "attempts", Numbers.integer(1, 10), "Tries in all, the first included.")
            .byDefault(3, 3);
    private static final Key<Duration> PER_TRY =
            Key.of("perTry", DURATION_SHAPE, "For one try; only the route's timeouts bound it by default.");
    private static final Key<List<String>> ON = Key.of("on", Items.oneOrMore(CAUSE), "What is tried again.")
            .byDefault(List.of("connect", "reset", "502", "503", "504"), List.of("connect", "reset", 502, 503, 504));
    private static final Key<Duration> BASE = Key.of("base", DURATION_SHAPE, "Before the second try; then doubled.")
            .byDefault(BASE_DEFAULT, "25ms");
    private static final Key<Duration> MAX =
            Key.of("max", DURATION_SHAPE, "Between two tries at most.").byDefault(MAX_DEFAULT, "1s");
    private static final Key<Fields> BACKOFF =
            Key.of("backoff", Keys.of("backoff", BASE, MAX), "How long is waited between tries.");
    private static final Key<Percent> BUDGET = Key.of(
                    "budget", Percents.SIGNED, "The share of requests that may be retries.")
            .byDefault(new Percent(2_000), "20%");
    private static final Key<String> IDEMPOTENCY_KEY = Key.of(
                    "idempotencyKey", HttpTexts.HEADER_NAME, "The header that makes any method safe to repeat.")
            .example("idempotency-key");

    static final Keys KEYS = Keys.of("retry", ATTEMPTS, PER_TRY, ON, BACKOFF, BUDGET, IDEMPOTENCY_KEY);

    private RetryGrammar() {}

    static Retry retry(Fields fields) {
        Fields backoff = fields.find(BACKOFF);
        Fields waits = backoff == null ? Fields.none() : backoff;
        return new Retry(
                fields.get(ATTEMPTS),
                fields.find(PER_TRY),
                fields.get(ON),
                waits.get(BASE),
                waits.get(MAX),
                fields.get(BUDGET),
                fields.find(IDEMPOTENCY_KEY));
    }
}
