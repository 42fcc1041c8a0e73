package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.function.Supplier;

/** {@code banyan_breaker_state}, read at each scrape, and the count of each breaker's changes. */
public final class BreakerMeters {
    private final MeterRegistry registry;

    BreakerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Where the breaker of one side of a route stands.
     *
     * @param state 0 closed, 1 half-open, 2 open
     */
    public record Standing(String route, String side, int state) {}

    /** A breaker changed. {@code to} is {@code closed}, {@code half-open} or {@code open}. */
    public void changed(String route, String side, String to) {
        Counter.builder("banyan.breaker.transitions")
                .description("Changes of a breaker's state.")
                .tag("route", route)
                .tag("side", side)
                .tag("to", to)
                .register(registry)
                .increment();
    }

    /** Exposes the states, asked for at each scrape. */
    record States(Supplier<? extends Collection<Standing>> standings) implements Collector {
        @Override
        public String getPrometheusName() {
            return "banyan_breaker_state";
        }

        @Override
        public MetricSnapshot collect() {
            GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                    .name(getPrometheusName())
                    .help("Where a circuit breaker stands: 0 closed, 1 half-open, 2 open.");
            standings.get().forEach(standing -> gauge.dataPoint(point(standing)));
            return gauge.build();
        }

        private static GaugeDataPointSnapshot point(Standing standing) {
            return GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("route", standing.route(), "side", standing.side()))
                    .value(standing.state())
                    .build();
        }
    }
}
