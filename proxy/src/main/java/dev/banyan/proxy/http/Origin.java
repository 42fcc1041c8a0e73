package dev.banyan.proxy.http;

import dev.banyan.rules.model.Backend.HostHeader;

/**
 * One of a backend's addresses, as one event loop sees it.
 *
 * @param authority host and port as in its URL, default port left out
 * @param basePath path of its URL without a slash at the end
 */
record Origin(String authority, String basePath, HostHeader hostPolicy, OriginPool pool) {

    /** The Host that it is sent. */
    String hostHeader(String publicAuthority) {
        if (hostPolicy instanceof HostHeader.Literal literal) {
            return literal.value();
        }
        boolean preserved = hostPolicy instanceof HostHeader.Preserve && !publicAuthority.isEmpty();
        return preserved ? publicAuthority : authority;
    }

    /** How busy it is, for the choice between two. */
    int load() {
        return pool.active() + pool.pending();
    }
}
