package dev.banyan.proxy.http;

import dev.banyan.rules.message.Network;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
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
    String client(HttpServerRequest request, ClientConnection connection) {
        if (!connection.isTrusted()) {
            return connection.peer();
        }
        List<String> hops = hops(request.headers());
        String client = connection.peer();
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
    String scheme(HttpServerRequest request, boolean trusted) {
        String told = trusted ? toldScheme(request.headers()) : null;
        if ("https".equalsIgnoreCase(told)) {
            return "https";
        }
        return "http".equalsIgnoreCase(told) || !request.isSSL() ? "http" : "https";
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
