package dev.banyan.proxy.observe;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * {@code banyan_split_percent}, read off the current generation at each scrape: ten thousand routes cost nothing when
 * they load, and a route that is gone needs no clearing up.
 */
final class SplitPercents implements Collector {
    private final Supplier<? extends Collection<SplitPercent>> splits;

    SplitPercents(Supplier<? extends Collection<SplitPercent>> splits) {
        this.splits = splits;
    }

    @Override
    public String getPrometheusName() {
        return "banyan_split_percent";
    }

    @Override
    public MetricSnapshot collect() {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(getPrometheusName()).help("The modern share of a route, in percent.");
        for (SplitPercent split : splits.get()) {
            gauge.dataPoint(point(split.route(), "configured", split.configured()));
            gauge.dataPoint(point(split.route(), "effective", split.effective()));
        }
        return gauge.build();
    }

    private static GaugeDataPointSnapshot point(String route, String kind, double percent) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of("route", route, "kind", kind))
                .value(percent)
                .build();
    }
}
