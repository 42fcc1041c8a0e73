package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void exactlyTheFamiliesOfTheContractAreExposed() {
        try (Metrics metrics = new Metrics()) {
            everything(metrics);
            String text = metrics.scrape(metrics.contentType(null));
            Set<String> families = new TreeSet<>();
            text.lines()
                    .filter(line -> line.startsWith("# TYPE banyan_"))
                    .forEach(line -> families.add(line.substring("# TYPE ".length())));
            assertThat(families)
                    .containsExactly(
                            "banyan_access_log_dropped_total counter",
                            "banyan_backend_connections gauge",
                            "banyan_backend_errors_total counter",
                            "banyan_backend_requests_seconds histogram",
                            "banyan_backend_requests_seconds_max gauge",
                            "banyan_build_info gauge",
                            "banyan_connections gauge",
                            "banyan_decisions_total counter",
                            "banyan_event_loop_lag_seconds gauge",
                            "banyan_metrics_dropped_series_total counter",
                            "banyan_rejected_requests_total counter",
                            "banyan_requests_in_flight gauge",
                            "banyan_requests_seconds histogram",
                            "banyan_requests_seconds_max gauge",
                            "banyan_rules_info gauge",
                            "banyan_rules_last_reload_success_timestamp_seconds gauge",
                            "banyan_rules_last_reload_successful gauge",
                            "banyan_rules_reloads_total counter",
                            "banyan_split_percent gauge");
            assertThat(text).contains("jvm_memory_used_bytes{");
        }
    }

    @Test
    void openMetricsIsSpokenToWhoAsksForIt() {
        try (Metrics metrics = new Metrics()) {
            everything(metrics);
            String type = metrics.contentType("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
            assertThat(type).isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
            assertThat(metrics.scrape(type))
                    .endsWith("# EOF\n")
                    .contains("# TYPE banyan_requests_seconds histogram")
                    .contains("# TYPE banyan_decisions counter")
                    .contains("banyan_decisions_total{reason=\"split\",route=\"orders\",side=\"modern\"} 1.0")
                    .contains("banyan_rules_info{revision=\"0123456789ab\"} 1");
        }
    }

    @Test
    void reloadsAreCountedAndOnlyTheLastRevisionIsShown() {
        try (Metrics metrics = new Metrics()) {
            metrics.rules().applied("aaaaaaaaaaaa", Instant.ofEpochSecond(100));
            metrics.rules().rejected();
            assertThat(text(metrics)).contains("banyan_rules_last_reload_successful 0.0");
            metrics.rules().unchanged();
            metrics.rules().applied("bbbbbbbbbbbb", Instant.ofEpochMilli(200_500));
            assertThat(text(metrics))
                    .contains("banyan_rules_reloads_total{result=\"applied\"} 2.0")
                    .contains("banyan_rules_reloads_total{result=\"rejected\"} 1.0")
                    .contains("banyan_rules_reloads_total{result=\"unchanged\"} 1.0")
                    .contains("banyan_rules_last_reload_successful 1.0")
                    .contains("banyan_rules_last_reload_success_timestamp_seconds 200.5")
                    .contains("banyan_rules_info{revision=\"bbbbbbbbbbbb\"} 1")
                    .doesNotContain("aaaaaaaaaaaa");
        }
    }

    @Test
    void splitPercentsAreReadAtEachScrape() {
        try (Metrics metrics = new Metrics()) {
            metrics.splits(() -> List.of(new SplitPercent("orders", 12.5, 0)));
            assertThat(text(metrics))
                    .contains("banyan_split_percent{kind=\"configured\",route=\"orders\"} 12.5")
                    .contains("banyan_split_percent{kind=\"effective\",route=\"orders\"} 0.0");
        }
    }

    private static String text(Metrics metrics) {
        return metrics.scrape(metrics.contentType(null));
    }

    private static void everything(Metrics metrics) {
        ExchangeRecorder recorder = new ExchangeRecorder(metrics, new RouteStatisticsRegistry(), AccessLog.OFF);
        Facts facts = Samples.facts(Samples.route("orders"), Side.MODERN, 200, 1);
        recorder.route(Samples.route("orders")).decided(facts);
        recorder.route(Samples.route("orders")).finished(facts);
        recorder.rejected("bad-request");
        recorder.backend("shop").answered(200, 1);
        recorder.backend("shop").failed(FailureKind.BACKEND_RESET, 1);
        metrics.rules().applied("0123456789ab", Instant.EPOCH);
        metrics.splits(() -> List.of(new SplitPercent("orders", 12.5, 12.5)));
        metrics.connections("http", "active", () -> 3);
        ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
        metrics.eventLoops(List.of(loop));
        loop.shutdownNow();
    }
}
