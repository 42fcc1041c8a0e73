package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Backend.Pool;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Quantities;
import java.time.Duration;

/** {@code pool}. */
final class PoolGrammar {
    private static final Key<Integer> MAX_CONNECTIONS = Key.of(
                    "maxConnections",
                    Numbers.integer(1, 100_000),
                    "Connections to one origin at most, for the whole process.")
            .byDefault(Pool.DEFAULT.maxConnections(), 256);
    private static final Key<Integer> MAX_PENDING = Key.of(
                    "maxPending", Numbers.integer(0, 1_000_000), "Requests that may wait for a connection.")
            .byDefault(Pool.DEFAULT.maxPending(), 512);
    private static final Key<Duration> IDLE = Key.of(
                    "idle", Quantities.DURATION_SHAPE, "How long an unused connection is kept.")
            .byDefault(Pool.DEFAULT.idle(), "45s");
    private static final Key<Duration> MAX_AGE = Key.of(
                    "maxAge", Quantities.DURATION_SHAPE, "How old a connection may grow.")
            .byDefault(Pool.DEFAULT.maxAge(), "5m");

    static final Keys KEYS = Keys.of("pool", MAX_CONNECTIONS, MAX_PENDING, IDLE, MAX_AGE);

    private PoolGrammar() {}

    static Pool pool(Fields fields) {
        return new Pool(fields.get(MAX_CONNECTIONS), fields.get(MAX_PENDING), fields.get(IDLE), fields.get(MAX_AGE));
    }
}
