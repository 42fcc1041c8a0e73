package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.ExchangeObserver;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.RouteObserver;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands the facts of each exchange to metrics, statistics and access log. */
public final class ExchangeRecorder implements ExchangeObserver {
    private final RouteMetersRegistry routes;
    private final BackendMetersRegistry backends;
    private final Rejections rejections;
    private final RouteStatisticsRegistry statistics;
    private final AccessLog accessLog;
    private final RouteObserver noRoute;

    public ExchangeRecorder(Metrics metrics, RouteStatisticsRegistry statistics, AccessLog accessLog) {
        this.routes = new RouteMetersRegistry(metrics::group);
        this.backends = new BackendMetersRegistry(metrics::group);
        this.rejections = new Rejections(metrics.registry());
        this.statistics = statistics;
        this.accessLog = accessLog;
        this.noRoute = new UnroutedRecorder(new RouteMeters("none", metrics.group()));
    }

    @Override
    public RouteObserver route(Route route) {
        return new RouteRecorder(route.id(), routes, statistics);
    }

    @Override
    public RouteObserver noRoute() {
        return noRoute;
    }

    @Override
    public BackendObserver backend(String name) {
        return backends.backend(name);
    }

    @Override
    public void rejected(String reason) {
        rejections.count(reason);
    }

    @Override
    public void finished(Facts facts) {
        accessLog.log(facts);
    }

    /**
     * To be called when a generation went live: what is kept for routes and backends that are not in it goes, as soon as
     * their last request ended.
     */
    public void retain(Rules rules) {
        Set<String> ids = rules.routes().stream().map(Route::id).collect(Collectors.toUnmodifiableSet());
        routes.retain(ids);
        statistics.retain(ids);
        backends.retain(rules.backends().keySet());
    }
}
