package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.RetryResult;
import dev.banyan.proxy.exchange.RouteObserver;
import dev.banyan.proxy.exchange.TranslationObserver;

/** Counts the exchanges that no route takes. */
final class UnroutedRecorder implements RouteObserver {
    private final RouteMeters meters;

    UnroutedRecorder(RouteMeters meters) {
        this.meters = meters;
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
        throw new IllegalStateException("translation: " + name + ", without a route (expected: none)");
    }

    @Override
    public void retried(RetryResult result) {
        throw new IllegalStateException("retry: of a request without a route (expected: none)");
    }

    @Override
    public void finished(Facts facts) {
        meters.finished(facts);
    }
}
