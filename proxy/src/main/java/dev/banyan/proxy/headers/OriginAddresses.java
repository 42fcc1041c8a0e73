package dev.banyan.proxy.headers;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses of every backend in the rules: what must not get out. Made once a generation. */
public final class OriginAddresses {
    /** Authority, default port left out, to the base path of its origin. */
    private final Map<String, String> basePaths = new HashMap<>();

    private final Set<String> hosts = new HashSet<>();

    /** @param origins absolute, http or https */
    public OriginAddresses(List<URI> origins) {
        for (URI origin : origins) {
            basePaths.put(normal(origin.getScheme(), origin.getRawAuthority()), basePath(origin));
            hosts.add(origin.getHost().toLowerCase(Locale.ROOT));
        }
    }

    /** The path of an origin's URL without a slash at its end. */
    public static String basePath(URI origin) {
        String path = origin.getRawPath() == null ? "" : origin.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The base path of the origin with that authority, or null where there is none such. */
    @Nullable
    String basePath(String scheme, String authority) {
        return basePaths.get(normal(scheme, authority));
    }

    /** True where that host, without port, is a backend's. */
    boolean isHost(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    static boolean isSame(String scheme, String authority, String other) {
        return normal(scheme, authority).equals(normal(scheme, other));
    }

    private static String normal(String scheme, String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        String standard = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
        return lower.endsWith(standard) ? lower.substring(0, lower.length() - standard.length()) : lower;
    }
}
