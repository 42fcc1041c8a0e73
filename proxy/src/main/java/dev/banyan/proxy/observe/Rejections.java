package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** {@code banyan_rejected_requests_total}; reasons are fixed words, and more than a few dozen are one: {@code other}. */
final class Rejections {
    private static final int MAX_REASONS = 64;

    private final ConcurrentMap<String, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    Rejections(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String reason) {
        Counter counter = counters.get(reason);
        (counter != null ? counter : make(counters.size() < MAX_REASONS ? reason : "other")).increment();
    }

    private Counter make(String reason) {
        return counters.computeIfAbsent(reason, word -> Counter.builder("banyan.rejected.requests")
                .description("Requests and connections that were refused, or ended by a limit.")
                .tag("reason", word)
                .register(registry));
    }
}
