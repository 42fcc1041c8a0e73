package dev.banyan.proxy.observe;

import java.time.Duration;
import java.util.stream.LongStream;

/** The fixed bounds of every latency histogram (those of OpenTelemetry's HTTP conventions). */
final class Buckets {
    static final Duration[] BOUNDS = LongStream.of(5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Series that one histogram exposes: its buckets, {@code +Inf}, count, sum and max. */
    static final int SERIES = BOUNDS.length + 4;

    private Buckets() {}
}
