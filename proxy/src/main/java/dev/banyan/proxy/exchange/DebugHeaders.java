package dev.banyan.proxy.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** The {@code x-banyan-*} headers that tell a tester where an answer came from and why. */
final class DebugHeaders {
    private static final CharSequence ROUTE = HttpHeaders.createOptimized("x-banyan-route");
    private static final CharSequence SIDE = HttpHeaders.createOptimized("x-banyan-side");
    private static final CharSequence REASON = HttpHeaders.createOptimized("x-banyan-reason");
    private static final CharSequence REVISION = HttpHeaders.createOptimized("x-banyan-revision");

    private DebugHeaders() {}

    static void write(Facts facts, MultiMap headers) {
        if (facts.route != null) {
            headers.set(ROUTE, facts.route.id());
        }
        if (facts.side != null) {
            headers.set(SIDE, facts.side.word());
        }
        if (facts.reason != null) {
            headers.set(REASON, facts.reason.word());
        }
        headers.set(REVISION, facts.revision);
    }
}
