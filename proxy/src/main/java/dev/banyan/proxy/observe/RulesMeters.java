package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts reloads of the rules and shows the active revision. Called by whoever reloads, one at a time. */
public final class RulesMeters {
    private final MeterRegistry registry;
    private final Counter applied;
    private final Counter unchanged;
    private final Counter rejected;
    private volatile boolean successful = true;
    private volatile double lastSuccess;
    private @Nullable Gauge info;

    RulesMeters(MeterRegistry registry) {
        this.registry = registry;
        applied = reloads("applied");
        unchanged = reloads("unchanged");
        rejected = reloads("rejected");
        Gauge.builder("banyan.rules.last.reload.successful", () -> successful ? 1 : 0)
                .description("1: the rules in the file are the rules in force; 0: the last file was rejected.")
                .register(registry);
        Gauge.builder("banyan.rules.last.reload.success.timestamp.seconds", () -> lastSuccess)
                .description("When rules last went live, in Unix time.")
                .register(registry);
    }

    /** A new generation is live; also the first. */
    public synchronized void applied(String revision, Instant at) {
        applied.increment();
        successful = true;
        lastSuccess = at.toEpochMilli() / 1000.0;
        if (info != null) {
            registry.remove(info);
        }
        info = Gauge.builder("banyan.rules.info", () -> 1)
                .description("The revision of the rules in force.")
                .tag("revision", revision)
                .register(registry);
    }

    /** What was read is what is in force. */
    public void unchanged() {
        unchanged.increment();
        successful = true;
    }

    /** What was read cannot go live; the last good generation serves on. */
    public void rejected() {
        rejected.increment();
        successful = false;
    }

    private Counter reloads(String result) {
        return Counter.builder("banyan.rules.reloads")
                .description("Reloads of the rules, by result.")
                .tag("result", result)
                .register(registry);
    }
}
