package dev.banyan.proxy.origin;

import dev.banyan.rules.model.Backend.HostHeader;

/**
 * One of a backend's addresses, as one event loop sees it.
 *
 * @param scheme http or https
 * @param authority host and port as in its URL, default port left out
 * @param basePath path of its URL without a slash at the end
 * @param pool of its connections
 * @param upgrades of those connections that are to become tunnels, which HTTP/2 does not do; the same pool where it
 *     speaks HTTP/1 anyway
 * @param endpoint what all event loops know of it
 */
public record Origin(
        String scheme,
        String authority,
        String basePath,
        HostHeader hostPolicy,
        OriginPool pool,
        OriginPool upgrades,
        Endpoint endpoint) {

    /** The Host that it is sent. */
    public String hostHeader(String publicAuthority) {
        if (hostPolicy instanceof HostHeader.Literal literal) {
            return literal.value();
        }
        boolean preserved = hostPolicy instanceof HostHeader.Preserve && !publicAuthority.isEmpty();
        return preserved ? publicAuthority : authority;
    }

    /** Path and query that it is asked for: its own base before the request's. */
    public String target(String requested) {
        return basePath.isEmpty() ? requested : basePath + requested;
    }

    /** How busy it is, for the choice between two. */
    int load() {
        return pool.load();
    }
}
