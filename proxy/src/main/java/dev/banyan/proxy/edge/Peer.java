package dev.banyan.proxy.edge;

/**
 * The other end of a client's connection.
 *
 * @param address without port and scope; what the PROXY protocol says, where that is spoken
 * @param trusted whether the address is in {@code trustedProxies}
 * @param tls whether the connection is encrypted
 */
public record Peer(String address, boolean trusted, boolean tls) {

    /** {@code http} or {@code https}, as the connection itself is. */
    public String scheme() {
        return tls ? "https" : "http";
    }
}
