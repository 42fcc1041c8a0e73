package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.noop.NoopCounter;
import io.micrometer.core.instrument.noop.NoopTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The meters of one route or backend, which come one by one and go together. Where the budget has no room, and once the
 * group is closed, what it gives records nothing.
 */
final class MeterGroup {
    private final MeterRegistry registry;
    private final SeriesBudget budget;
    private final List<Meter> made = new ArrayList<>();
    private int taken;
    private boolean closed;

    MeterGroup(MeterRegistry registry, SeriesBudget budget) {
        this.registry = registry;
        this.budget = budget;
    }

    synchronized Timer histogram(String name, String help, Tags tags) {
        if (!take(Buckets.SERIES)) {
            return new NoopTimer(new Meter.Id(name, tags, null, null, Meter.Type.TIMER));
        }
        return keep(Timer.builder(name)
                .description(help)
                .tags(tags)
                .serviceLevelObjectives(Buckets.BOUNDS)
                .register(registry));
    }

    synchronized Counter counter(String name, String help, Tags tags) {
        if (!take(1)) {
            return new NoopCounter(new Meter.Id(name, tags, null, null, Meter.Type.COUNTER));
        }
        return keep(Counter.builder(name).description(help).tags(tags).register(registry));
    }

    synchronized void gauge(String name, String help, Tags tags, DoubleSupplier value) {
        if (take(1)) {
            keep(Gauge.builder(name, value::getAsDouble)
                    .description(help)
                    .tags(tags)
                    .register(registry));
        }
    }

    synchronized void close() {
        closed = true;
        made.forEach(registry::remove);
        made.clear();
        budget.give(taken);
        taken = 0;
    }

    private boolean take(int series) {
        if (closed || !budget.take(series)) {
            return false;
        }
        taken += series;
        return true;
    }

    private <M extends Meter> M keep(M meter) {
        made.add(meter);
        return meter;
    }
}
