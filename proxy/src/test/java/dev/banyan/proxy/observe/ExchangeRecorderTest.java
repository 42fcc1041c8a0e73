package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.RouteObserver;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Reason;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeRecorderTest {
    private final Metrics metrics = new Metrics();
    private final RouteStatisticsRegistry statistics = new RouteStatisticsRegistry(() -> TimeUnit.HOURS.toNanos(1));
    private final ExchangeRecorder recorder = new ExchangeRecorder(metrics, statistics, AccessLog.OFF);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void aRequestIsAHistogramSampleByRouteSideAndStatusClass() {
        RouteObserver orders = recorder.route(Samples.route("orders"));
        Facts facts = Samples.facts(Samples.route("orders"), Side.MODERN, 204, 7);
        orders.decided(facts);
        orders.finished(facts);

        assertThat(scrape())
                .contains("# TYPE banyan_requests_seconds histogram")
                .contains(
                        "banyan_requests_seconds_bucket{route=\"orders\",side=\"modern\",status=\"2xx\",le=\"0.005\"} 0")
                .contains(
                        "banyan_requests_seconds_bucket{route=\"orders\",side=\"modern\",status=\"2xx\",le=\"0.01\"} 1")
                .contains(
                        "banyan_requests_seconds_bucket{route=\"orders\",side=\"modern\",status=\"2xx\",le=\"10.0\"} 1")
                .contains("banyan_requests_seconds_count{route=\"orders\",side=\"modern\",status=\"2xx\"} 1")
                .contains("banyan_decisions_total{reason=\"split\",route=\"orders\",side=\"modern\"} 1.0");
    }

    @Test
    void whatWasCutOrNeverAnsweredIsAborted() {
        RouteObserver orders = recorder.route(Samples.route("orders"));
        Facts cut = Samples.facts(Samples.route("orders"), Side.LEGACY, 200, 1);
        cut.aborted = true;
        Facts unanswered = Samples.facts(Samples.route("orders"), Side.LEGACY, 0, 1);
        for (Facts facts : new Facts[] {cut, unanswered}) {
            orders.decided(facts);
            orders.finished(facts);
        }
        assertThat(scrape())
                .contains("banyan_requests_seconds_count{route=\"orders\",side=\"legacy\",status=\"aborted\"} 2");
    }

    @Test
    void aFallbackMovesTheRequestInFlightToTheOtherSide() {
        RouteObserver orders = recorder.route(Samples.route("orders"));
        Facts facts = Samples.facts(Samples.route("orders"), Side.MODERN, 200, 1);
        orders.decided(facts);
        assertThat(scrape()).contains("banyan_requests_in_flight{route=\"orders\",side=\"modern\"} 1.0");

        facts.side = Side.LEGACY;
        facts.reason = Reason.FALLBACK;
        orders.fellBack(facts);
        assertThat(scrape())
                .contains("banyan_requests_in_flight{route=\"orders\",side=\"modern\"} 0.0")
                .contains("banyan_requests_in_flight{route=\"orders\",side=\"legacy\"} 1.0")
                .contains("banyan_decisions_total{reason=\"fallback\",route=\"orders\",side=\"legacy\"} 1.0");

        orders.finished(facts);
        assertThat(scrape()).contains("banyan_requests_in_flight{route=\"orders\",side=\"legacy\"} 0.0");
    }

    @Test
    void whatNoRouteTakesHasRouteAndSideNone() {
        Facts facts = new Facts();
        facts.status = 404;
        recorder.noRoute().decided(facts);
        recorder.noRoute().finished(facts);
        assertThat(scrape())
                .contains("banyan_requests_seconds_count{route=\"none\",side=\"none\",status=\"4xx\"} 1")
                .contains("banyan_requests_in_flight{route=\"none\",side=\"none\"} 0.0");
    }

    @Test
    void metersOfARouteThatIsGoneStayUntilItsLastRequestEnded() {
        RouteObserver orders = recorder.route(Samples.route("orders"));
        Facts first = Samples.facts(Samples.route("orders"), Side.LEGACY, 200, 1);
        Facts second = Samples.facts(Samples.route("orders"), Side.LEGACY, 200, 1);
        orders.decided(first);
        orders.decided(second);
        recorder.retain(Samples.rules("other"));
        orders.finished(first);
        assertThat(scrape()).contains("route=\"orders\"");

        orders.finished(second);
        assertThat(scrape()).doesNotContain("route=\"orders\"");
    }

    @Test
    void aRouteThatComesBackCountsOn() {
        RouteObserver before = recorder.route(Samples.route("orders"));
        Facts facts = Samples.facts(Samples.route("orders"), Side.LEGACY, 200, 1);
        before.decided(facts);
        recorder.retain(Samples.rules("other"));
        RouteObserver after = recorder.route(Samples.route("orders"));
        recorder.retain(Samples.rules("orders"));
        before.finished(facts);
        after.decided(facts);
        after.finished(facts);
        assertThat(scrape())
                .contains("banyan_requests_seconds_count{route=\"orders\",side=\"legacy\",status=\"2xx\"} 2");
    }

    @Test
    void aLateRequestOfARouteThatWasDroppedLeavesNoSeriesBehind() {
        RouteObserver orders = recorder.route(Samples.route("orders"));
        recorder.retain(Samples.rules("other"));
        Facts facts = Samples.facts(Samples.route("orders"), Side.LEGACY, 200, 1);
        orders.decided(facts);
        orders.finished(facts);
        assertThat(scrape()).doesNotContain("route=\"orders\"");
    }

    @Test
    void routesWithoutTrafficHaveNoSeries() {
        for (int i = 0; i < 10_000; i++) {
            recorder.route(Samples.route("r" + i));
        }
        assertThat(scrape()).doesNotContain("route=\"r");
    }

    @Test
    void beyondTheCapSeriesAreDroppedAndCounted() {
        try (Metrics small = new Metrics(25)) {
            ExchangeRecorder capped = new ExchangeRecorder(small, statistics, AccessLog.OFF);
            for (String id : new String[] {"first", "second"}) {
                RouteObserver observer = capped.route(Samples.route(id));
                Facts facts = Samples.facts(Samples.route(id), Side.LEGACY, 200, 1);
                observer.decided(facts);
                observer.finished(facts);
            }
            String text = small.scrape(small.contentType(null));
            assertThat(text)
                    .contains("banyan_requests_seconds_count{route=\"first\"")
                    .doesNotContain("banyan_requests_seconds_count{route=\"second\"")
                    .contains("banyan_metrics_dropped_series_total " + Buckets.SERIES + ".0");
        }
    }

    @Test
    void aBackendHasAttemptsErrorsAndTheSumOfItsPools() {
        BackendObserver backend = recorder.backend("shop");
        backend.answered(503, TimeUnit.MILLISECONDS.toNanos(20));
        backend.failed(FailureKind.CONNECT_TIMEOUT, TimeUnit.SECONDS.toNanos(2));
        backend.failed(FailureKind.CLIENT_ABORTED, 1);
        Runnable off = backend.pool(() -> 2, () -> 3, () -> 0);
        backend.pool(() -> 5, () -> 0, () -> 1);
        assertThat(scrape())
                .contains("banyan_backend_requests_seconds_count{backend=\"shop\",status=\"5xx\"} 1")
                .contains("banyan_backend_requests_seconds_count{backend=\"shop\",status=\"aborted\"} 2")
                .contains("banyan_backend_errors_total{backend=\"shop\",reason=\"connect-timeout\"} 1.0")
                .doesNotContain("reason=\"client-aborted\"")
                .contains("banyan_backend_connections{backend=\"shop\",state=\"active\"} 7.0")
                .contains("banyan_backend_connections{backend=\"shop\",state=\"idle\"} 3.0")
                .contains("banyan_backend_connections{backend=\"shop\",state=\"pending\"} 1.0");
        off.run();
        assertThat(scrape()).contains("banyan_backend_connections{backend=\"shop\",state=\"active\"} 5.0");
    }

    @Test
    void metersOfABackendThatIsGoneGoWithItsLastPool() {
        BackendObserver backend = recorder.backend("shop");
        assertThat(recorder.backend("shop")).isSameAs(backend);
        Runnable off = backend.pool(() -> 1, () -> 0, () -> 0);
        recorder.retain(Samples.rules("orders"));
        assertThat(scrape()).contains("backend=\"shop\"");
        off.run();
        assertThat(scrape()).doesNotContain("backend=\"shop\"");
    }

    @Test
    void rejectionsAreCountedByReason() {
        recorder.rejected("bad-request");
        recorder.rejected("bad-request");
        assertThat(scrape()).contains("banyan_rejected_requests_total{reason=\"bad-request\"} 2.0");
    }

    @Test
    void rejectionsForEverNewReasonsDoNotGrowWithoutBound() {
        for (int i = 0; i < 1000; i++) {
            recorder.rejected("reason-" + i);
        }
        assertThat(scrape().lines().filter(line -> line.startsWith("banyan_rejected_requests_total")))
                .hasSize(65);
    }

    @Test
    void statisticsOfARouteAreKeptBySide() {
        RouteObserver orders = recorder.route(Samples.route("orders"));
        Facts good = Samples.facts(Samples.route("orders"), Side.MODERN, 200, 0);
        Facts bad = Samples.facts(Samples.route("orders"), Side.MODERN, 502, 0);
        for (Facts facts : new Facts[] {good, bad}) {
            orders.decided(facts);
            orders.finished(facts);
        }
        assertThat(statistics.summary("orders", Side.MODERN).requests()).isEqualTo(2);
        assertThat(statistics.summary("orders", Side.MODERN).errors()).isEqualTo(1);
        assertThat(statistics.summary("orders", Side.LEGACY)).isEqualTo(SideSummary.NOTHING);
        recorder.retain(Samples.rules());
        assertThat(statistics.summary("orders", Side.MODERN)).isEqualTo(SideSummary.NOTHING);
    }

    private String scrape() {
        return metrics.scrape(metrics.contentType(null));
    }
}
