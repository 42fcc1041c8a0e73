package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.http1.HeadLimits;
import dev.banyan.proxy.settings.Settings;

/**
 * What a client may take up, from the settings; times in nanoseconds.
 *
 * @param headNanos from the connection to its first whole head, and from the first byte of a later head to its end
 * @param keepAliveNanos from an answer to the first byte of the next head
 * @param bodyIdleNanos between two parts of a body
 * @param minBodyRate bytes a second of a body, from its tenth second on
 * @param stallNanos in which nothing of what is to be written is taken
 */
record Bounds(
        HeadLimits head,
        long headNanos,
        long keepAliveNanos,
        long bodyIdleNanos,
        int minBodyRate,
        long stallNanos,
        long tunnelIdleNanos,
        int requests) {

    static Bounds of(Settings.Limits limits) {
        return new Bounds(
                new HeadLimits(limits.maxRequestLine(), limits.maxHeaderBytes(), limits.maxHeaders()),
                limits.headersTimeout().toNanos(),
                limits.keepAliveIdle().toNanos(),
                limits.bodyIdleTimeout().toNanos(),
                limits.minBodyRate(),
                limits.writeStallTimeout().toNanos(),
                limits.tunnelIdle().toNanos(),
                limits.maxRequestsPerConnection());
    }
}
