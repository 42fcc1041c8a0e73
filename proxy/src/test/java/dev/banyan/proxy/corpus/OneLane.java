package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.RunningBanyan;

/** A Banyan with one event loop and one connection to its backend, so that whatever a message leaves behind is met. */
final class OneLane {
    private OneLane() {}

    static RunningBanyan before(String origin) {
        return RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop, timeouts: {connect: 5s, firstByte: 5s, request: 20s}}
                """.formatted(origin), "eventLoops: 1\nhttp: {host: 127.0.0.1, port: 0, http2: true}");
    }
}
