package dev.banyan.proxy.http;

import dev.banyan.rules.message.Network;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Who the client is, as far as the proxies in front of Banyan are believed. */
final class ClientAddress {
    private final List<Network> trustedProxies;

    ClientAddress(List<Network> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** The right-most address that is not a trusted proxy's; the peer where nobody is trusted. */
    String client(HttpServerRequest request, ClientConnection connection) {
        if (!connection.isTrusted()) {
            return connection.peer();
        }
        List<String> chains = request.headers().getAll("x-forwarded-for");
        String client = connection.peer();
        for (int i = chains.size() - 1; i >= 0; i--) {
            String[] hops = chains.get(i).split(",");
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                String address = address(hops[hop].trim());
                if (address.isEmpty()) {
                    return client;
                }
                client = address;
                if (!isTrusted(address)) {
                    return client;
                }
            }
        }
        return client;
    }

    /** {@code http} or {@code https} as the client used it. */
    String scheme(HttpServerRequest request, boolean trusted) {
        String told = trusted ? request.headers().get("x-forwarded-proto") : null;
        if ("https".equalsIgnoreCase(told)) {
            return "https";
        }
        return "http".equalsIgnoreCase(told) || !request.isSSL() ? "http" : "https";
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    /** An address without brackets and port; empty where it is none. */
    private static String address(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? "" : literal(hop.substring(1, end));
        }
        int colon = hop.indexOf(':');
        boolean withPort = colon >= 0 && hop.indexOf(':', colon + 1) < 0;
        return literal(withPort ? hop.substring(0, colon) : hop);
    }

    private static String literal(String text) {
        return io.netty.util.NetUtil.isValidIpV4Address(text) || io.netty.util.NetUtil.isValidIpV6Address(text)
                ? text
                : "";
    }
}
