package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is counted in this process, and its exposition at {@code /metrics}. */
public final class Metrics implements AutoCloseable {
    /** The default of {@code maxSeries}. */
    public static final int MAX_SERIES = 200_000;

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final SeriesBudget budget;
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final RulesMeters rules;
    private final TlsMeters tls;
    private final BreakerMeters breakers;
    private final Counter logLinesDropped;

    public Metrics() {
        this(MAX_SERIES);
    }

    /** @param maxSeries how many time series routes and backends may have together; further ones are dropped and counted */
    public Metrics(int maxSeries) {
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
        Counter dropped = Counter.builder("banyan.metrics.dropped.series")
                .description("Time series that were not kept, because there are too many.")
                .register(registry);
        budget = new SeriesBudget(maxSeries, dropped);
        rules = new RulesMeters(registry);
        tls = new TlsMeters(registry);
        breakers = new BreakerMeters(registry);
        logLinesDropped = Counter.builder("banyan.access.log.dropped")
                .description("Lines of the access log that were not written.")
                .register(registry);
        for (MeterBinder binder : jvm()) {
            binder.bindTo(registry);
        }
        buildInfo();
    }

    private List<MeterBinder> jvm() {
        return List.of(
                new JvmMemoryMetrics(),
                gc,
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new JvmInfoMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics(),
                new FileDescriptorMetrics());
    }

    private void buildInfo() {
        String version = Metrics.class.getPackage().getImplementationVersion();
        Gauge.builder("banyan.build.info", () -> 1)
                .description("The running build.")
                .tag("version", version == null ? "dev" : version)
                .tag("java", Runtime.version().toString())
                .register(registry);
    }

    /**
     * The content type that suits a scraper.
     *
     * @param accept its {@code Accept} header; null: none came
     */
    public String contentType(@Nullable String accept) {
        return accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    }

    /** All metrics. Takes milliseconds: not for an event loop. @param contentType one of {@link #contentType} */
    public String scrape(String contentType) {
        return registry.scrape(contentType);
    }

    /** What reloads of the rules are counted with. */
    public RulesMeters rules() {
        return rules;
    }

    /** What keys and certificates are measured with. */
    public TlsMeters tls() {
        return tls;
    }

    /** Exposes {@code banyan_split_percent}; asked at each scrape for the routes that have a split. Once only. */
    public void splits(Supplier<? extends Collection<SplitPercent>> splits) {
        registry.getPrometheusRegistry().register(new SplitPercents(splits));
    }

    /** What breakers' changes are counted with. */
    public BreakerMeters breakers() {
        return breakers;
    }

    /** Exposes {@code banyan_breaker_state}; asked at each scrape for every breaker there is. Once only. */
    public void breakers(Supplier<? extends Collection<BreakerMeters.Standing>> standings) {
        registry.getPrometheusRegistry().register(new BreakerMeters.States(standings));
    }

    /**
     * Exposes {@code banyan_connections}.
     *
     * @param listener such as {@code http}
     * @param state {@code active} or {@code idle}
     */
    public void connections(String listener, String state, IntSupplier count) {
        Gauge.builder("banyan.connections", count::getAsInt)
                .description("Connections from clients.")
                .tag("listener", listener)
                .tag("state", state)
                .register(registry);
    }

    /** Exposes {@code banyan_event_loop_lag_seconds}, from a probe on each of these loops. */
    public void eventLoops(Collection<? extends ScheduledExecutorService> loops) {
        EventLoopLag lag = EventLoopLag.watch(loops);
        Gauge.builder("banyan.event.loop.lag.seconds", lag::worstSeconds)
                .description("By how much the slowest event loop was late with a timer, worst of the last half minute.")
                .register(registry);
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    MeterRegistry registry() {
        return registry;
    }

    void logLinesDropped(int lines) {
        logLinesDropped.increment(lines);
    }

    MeterGroup group() {
        return new MeterGroup(registry, budget);
    }
}
