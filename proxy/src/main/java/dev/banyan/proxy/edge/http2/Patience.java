package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.settings.Settings;

/**
 * How long a client may take.
 *
 * @param headNanos for the head of a request, and for the connection's first words
 * @param idleNanos without a request
 * @param bodyIdleNanos between two parts of a body
 * @param minBodyRate bytes of a body a second, on the average
 * @param writeStallNanos without reading anything of what waits for it
 */
record Patience(long headNanos, long idleNanos, long bodyIdleNanos, long minBodyRate, long writeStallNanos) {

    static Patience of(Settings.Limits limits) {
        return new Patience(
                limits.headersTimeout().toNanos(),
                limits.keepAliveIdle().toNanos(),
                limits.bodyIdleTimeout().toNanos(),
                limits.minBodyRate(),
                limits.writeStallTimeout().toNanos());
    }
}
