package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.RetryResult;
import dev.banyan.proxy.exchange.RouteObserver;
import dev.banyan.proxy.exchange.TranslationObserver;

/** Hands the facts of one route's exchanges to its meters and statistics. */
final class RouteRecorder implements RouteObserver {
    private final String id;
    private final RouteMetersRegistry registry;
    private final RouteMeters meters;
    private final RouteStatistics statistics;

    RouteRecorder(String id, RouteMetersRegistry registry, RouteStatisticsRegistry statistics) {
        this.id = id;
        this.registry = registry;
        this.meters = registry.route(id);
        this.statistics = statistics.route(id);
    }

    @Override
    public void decided(Facts facts) {
        meters.decided(facts);
    }

    @Override
    public void fellBack(Facts facts) {
        meters.fellBack(facts);
    }

    @Override
    public TranslationObserver translation(String name) {
        return meters.translation(name);
    }

    @Override
    public void retried(RetryResult result) {
        meters.retried(result);
    }

    @Override
    public void finished(Facts facts) {
        meters.finished(facts);
        statistics.record(facts);
        if (meters.isGone()) {
            registry.dropIfIdle(id, meters);
        }
    }
}
