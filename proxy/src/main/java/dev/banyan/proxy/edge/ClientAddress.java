package dev.banyan.proxy.edge;

import dev.banyan.rules.message.Network;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who the client is, as far as the proxies in front of Banyan are believed. */
final class ClientAddress {
    private final List<Network> trustedProxies;

    ClientAddress(List<Network> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** The right-most address that is not a trusted proxy's; the peer where nobody is trusted. */
    String client(MultiMap headers, Peer peer) {
        if (!peer.trusted()) {
            return peer.address();
        }
        List<String> hops = hops(headers);
        String client = peer.address();
        for (int i = hops.size() - 1; i >= 0; i--) {
            String address = address(hops.get(i));
            if (address.isEmpty()) {
                return client;
            }
            client = address;
            if (!isTrusted(address)) {
                return client;
            }
        }
        return client;
    }

    /** X-Forwarded-For where it is there, for more proxies write it; else Forwarded. */
    private static List<String> hops(MultiMap headers) {
        List<String> lines = headers.getAll("x-forwarded-for");
        if (lines.isEmpty()) {
            return ForwardedField.values(headers, "for");
        }
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::trim)
                .toList();
    }

    /** {@code http} or {@code https} as the client used it. */
    String scheme(MultiMap headers, Peer peer) {
        String told = peer.trusted() ? toldScheme(headers) : null;
        if ("https".equalsIgnoreCase(told)) {
            return "https";
        }
        return "http".equalsIgnoreCase(told) ? "http" : peer.scheme();
    }

    private static @Nullable String toldScheme(MultiMap headers) {
        String told = headers.get("x-forwarded-proto");
        if (told != null) {
            return told;
        }
        List<String> nearestLast = ForwardedField.values(headers, "proto");
        return nearestLast.isEmpty() ? null : nearestLast.get(nearestLast.size() - 1);
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
