package dev.banyan.proxy.headers;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes addresses public again: an address that names a backend becomes one that names what the client asked for, and
 * its path is taken back through the route's path rewrite. Whatever names another place stays as it is.
 */
public final class PublicAddress {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?:)?//(?:[^/?#\\s]*@)?([^/?#\\s@]*)(.*)");
    private static final Pattern REFRESH =
            Pattern.compile("(?i)(\\s*[0-9.]+\\s*[;,]\\s*url\\s*=\\s*['\"]?)([^'\"]*)(['\"]?\\s*)");
    private static final Pattern LINK = Pattern.compile("<([^>]*)>");

    private final OriginAddresses origins;
    private final UnaryOperator<String> publicPath;

    /** @param publicPath from a backend's path to the public one */
    public PublicAddress(OriginAddresses origins, UnaryOperator<String> publicPath) {
        this.origins = origins;
        this.publicPath = publicPath;
    }

    /** True where that host, without port, is a backend's. */
    boolean isBackendHost(String host) {
        return origins.isHost(host);
    }

    /** One URI reference, as Location and Content-Location hold it (RFC 9110, section 10.2.2). */
    String publish(String address, String scheme, String authority) {
        Matcher absolute = ABSOLUTE.matcher(address);
        if (absolute.matches()) {
            return publishAbsolute(address, absolute, scheme, authority);
        }
        return address.startsWith("/") ? publicReference(address, "") : address;
    }

    private String publishAbsolute(String address, Matcher absolute, String scheme, String authority) {
        boolean schemeless = absolute.group(1) == null;
        String named = schemeless
                ? scheme
                : absolute.group(1).substring(0, absolute.group(1).length() - 1);
        String base = origins.basePath(named, absolute.group(2));
        boolean publicAlready = OriginAddresses.isSame(named, absolute.group(2), authority);
        if (base == null && !publicAlready) {
            return address;
        }
        String reference = absolute.group(3).startsWith("/") ? absolute.group(3) : "/" + absolute.group(3);
        String path = publicReference(reference, base == null ? "" : base);
        if (authority.isEmpty()) {
            return path;
        }
        return (schemeless ? "//" : publicScheme(named, scheme, publicAlready) + "://") + authority + path;
    }

    /** The client's own; but who is sent from http to https must get there. */
    private static String publicScheme(String named, String scheme, boolean publicAlready) {
        return publicAlready && named.equalsIgnoreCase("https") ? "https" : scheme;
    }

    /** Path, query and fragment: only the path is mapped. */
    private String publicReference(String reference, String base) {
        int end = 0;
        while (end < reference.length() && reference.charAt(end) != '?' && reference.charAt(end) != '#') {
            end++;
        }
        String path = reference.substring(0, end);
        if (!base.isEmpty() && (path.equals(base) || path.startsWith(base + "/"))) {
            path = path.length() == base.length() ? "/" : path.substring(base.length());
        }
        return publicPath.apply(path) + reference.substring(end);
    }

    /** {@code 5; url=...}, as browsers read it (HTML, "Refresh"). */
    String publishRefresh(String value, String scheme, String authority) {
        Matcher refresh = REFRESH.matcher(value);
        if (!refresh.matches()) {
            return value;
        }
        return refresh.group(1) + publish(refresh.group(2).trim(), scheme, authority) + refresh.group(3);
    }

    /** Every target of a Link header (RFC 8288, section 3). */
    String publishLink(String value, String scheme, String authority) {
        return LINK.matcher(value)
                .replaceAll(link ->
                        Matcher.quoteReplacement("<" + publish(link.group(1).trim(), scheme, authority) + ">"));
    }

    /** The public form of a path that a backend named. */
    String publishPath(String path) {
        return publicPath.apply(path);
    }
}
