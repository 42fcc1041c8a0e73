package dev.banyan.rules.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that nobody sent: made from a method, a URL and headers, for {@code explain} and the rules' examples. */
public final class DescribedRequest implements RequestHead {
    private final String method;
    private final String scheme;
    private final String host;
    private final Path path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final String clientIp;

    private DescribedRequest(
            String method, Target target, Map<String, List<String>> headers, String clientIp, PathCanonicalizer paths)
            throws MalformedHost, MalformedPath {
        this.method = method;
        this.scheme = target.scheme;
        this.host = Host.parse(target.authority).name();
        this.path = paths.canonical(target.path);
        this.query = target.query;
        this.headers = headers;
        this.clientIp = clientIp;
    }

    /**
     * @param url {@code http://host/path?query}, {@code https://...}, or {@code /path?query} with the host in a header;
     *     a fragment is left out, as clients leave it out
     * @param headers by name in any case; where the URL names a host, it stands for the Host header
     * @param clientIp an IP literal; null: not known
     * @throws IllegalArgumentException with a sentence, where no such request can be
     */
    public static DescribedRequest of(
            String method,
            String url,
            Map<String, List<String>> headers,
            @Nullable String clientIp,
            PathCanonicalizer paths) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        headers.forEach((name, values) -> byName.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        Target target = Target.of(url, first(byName, "host"));
        if (!target.authority.isEmpty()) {
            byName.put("host", List.of(target.authority));
        }
        try {
            return new DescribedRequest(method, target, byName, clientIp == null ? "" : clientIp, paths);
        } catch (MalformedHost | MalformedPath malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    /** The same with one value a header. */
    public static DescribedRequest of(String method, String url, Map<String, String> headers) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return of(method, url, lists, null, PathCanonicalizer.DEFAULT);
    }

    private record Target(String scheme, String authority, String path, String query) {

        static Target of(String url, @Nullable String hostHeader) {
            String whole = url.indexOf('#') < 0 ? url : url.substring(0, url.indexOf('#'));
            if (whole.startsWith("/")) {
                return split("http", hostHeader == null ? "" : hostHeader, whole);
            }
            int colon = whole.indexOf("://");
            String scheme = colon < 0 ? "" : whole.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException(
                        "url: " + url + " (expected: http://host/path, https://host/path or /path)");
            }
            String rest = whole.substring(colon + 3);
            int end = authorityEnd(rest);
            String target = rest.substring(end);
            return split(scheme, rest.substring(0, end), target.startsWith("/") ? target : "/" + target);
        }

        private static int authorityEnd(String rest) {
            int i = 0;
            while (i < rest.length() && rest.charAt(i) != '/' && rest.charAt(i) != '?') {
                i++;
            }
            return i;
        }

        private static Target split(String scheme, String authority, String target) {
            int mark = target.indexOf('?');
            return mark < 0
                    ? new Target(scheme, authority, target, "")
                    : new Target(scheme, authority, target.substring(0, mark), target.substring(mark + 1));
        }
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public @Nullable String header(String name) {
        return first(headers, name);
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public String clientIp() {
        return clientIp;
    }
}
