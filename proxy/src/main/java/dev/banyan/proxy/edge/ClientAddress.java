package dev.banyan.proxy.edge;

import dev.banyan.rules.message.Host;
import dev.banyan.rules.message.MalformedHost;
import dev.banyan.rules.message.Network;
import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who the client is and what it asked for, as far as the proxies in front of Banyan are believed. Of X-Forwarded-* and
 * Forwarded the former is believed where both are there, for more proxies write it.
 */
final class ClientAddress {
    private static final String X_FORWARDED_FOR = "x-forwarded-for";
    private static final String FORWARDED = "forwarded";

    private final List<Network> trustedProxies;

    ClientAddress(List<Network> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /**
     * The right-most address that is not a trusted proxy's; the peer where it is not trusted. Where a proxy named no
     * address ({@code unknown}, {@code _hidden}, garbage) it is that proxy's own, for nobody knows what is behind it.
     */
    String client(MultiMap headers, Peer peer) {
        if (!peer.trusted()) {
            return peer.address();
        }
        return headers.contains(X_FORWARDED_FOR)
                ? farthest(peer, headers.getAll(X_FORWARDED_FOR), hop -> hop)
                : byForwarded(headers, peer);
    }

    /** True where a trusted peer sent both dialects and Forwarded names another client: one of them passed through it. */
    boolean isContradicted(MultiMap headers, Peer peer, String client) {
        return peer.trusted()
                && headers.contains(FORWARDED)
                && headers.contains(X_FORWARDED_FOR)
                && !byForwarded(headers, peer).equals(client);
    }

    private String byForwarded(MultiMap headers, Peer peer) {
        return farthest(peer, headers.getAll(FORWARDED), element -> ForwardedField.value(element, "for"));
    }

    private String farthest(Peer peer, List<String> lines, UnaryOperator<String> node) {
        NearestFirst hops = new NearestFirst(lines);
        String client = peer.address();
        for (String hop = hops.next(); hop != null; hop = hops.next()) {
            String address = address(node.apply(hop));
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

    /** {@code http} or {@code https} as the client used it. */
    String scheme(MultiMap headers, Peer peer) {
        String told = peer.trusted() ? told(headers, "x-forwarded-proto", "proto") : null;
        if ("https".equalsIgnoreCase(told)) {
            return "https";
        }
        return "http".equalsIgnoreCase(told) ? "http" : peer.scheme();
    }

    /**
     * Host and port that the client used, which redirects and cookies of backends become.
     *
     * @param received those that Banyan itself was asked for
     */
    String authority(MultiMap headers, Peer peer, String received) {
        String told = peer.trusted() ? told(headers, "x-forwarded-host", "host") : null;
        return told == null || told.isEmpty() || host(told) == null ? received : told;
    }

    /** The nearest proxy's word: all before it could be the client's own. Null: it said nothing. */
    private static @Nullable String told(MultiMap headers, String name, String parameter) {
        if (headers.contains(name)) {
            return new NearestFirst(headers.getAll(name)).next();
        }
        if (!headers.contains(FORWARDED)) {
            return null;
        }
        String element = new NearestFirst(headers.getAll(FORWARDED)).next();
        return element == null ? null : ForwardedField.value(element, parameter);
    }

    /** Null: garbage. */
    static @Nullable Host host(String authority) {
        try {
            return Host.parse(authority);
        } catch (MalformedHost garbage) {
            return null;
        }
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    /** An address without brackets, port and scope; empty where it is none. */
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
        int scope = text.indexOf('%');
        String address = scope < 0 ? text : text.substring(0, scope);
        return NetUtil.isValidIpV4Address(address) || NetUtil.isValidIpV6Address(address) ? address : "";
    }
}
