package dev.banyan.rules.yaml.grammar;

import static dev.banyan.rules.yaml.shape.Quantities.DURATION_SHAPE;

import dev.banyan.rules.model.Timeouts;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import java.time.Duration;

/** {@code timeouts}. */
final class TimeoutsGrammar {
    private static final Key<Duration> CONNECT = Key.of(
                    "connect",
                    DURATION_SHAPE,
                    "For a connection to the backend, waiting for a place in the pool included; 2s where nobody says.")
            .example("2s");
    private static final Key<Duration> FIRST_BYTE = Key.of(
                    "firstByte",
                    DURATION_SHAPE,
                    "From the request's sending to the head of the answer, per try; 30s where nobody says.")
            .example("30s");
    private static final Key<Duration> REQUEST = Key.of(
                    "request", DURATION_SHAPE, "For the whole exchange; 60s where nobody says.")
            .example("60s");

    private static final Key<String> DEADLINE_HEADER = Key.of(
                    "deadlineHeader",
                    HttpTexts.HEADER_NAME,
                    "The request header that tells the backend how many milliseconds are left; none by default.")
            .example("x-deadline-ms");

    static final Keys KEYS = Keys.of("timeouts", CONNECT, FIRST_BYTE, REQUEST, DEADLINE_HEADER);

    private TimeoutsGrammar() {}

    static Timeouts timeouts(Fields fields) {
        return new Timeouts(
                fields.find(CONNECT), fields.find(FIRST_BYTE), fields.find(REQUEST), fields.find(DEADLINE_HEADER));
    }
}
