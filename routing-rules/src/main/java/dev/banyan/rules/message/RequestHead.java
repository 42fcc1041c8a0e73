package dev.banyan.rules.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules may look at in a request: everything but its body.
 *
 * <p>The proxy gives a view of the request it holds, {@code explain} one made from a URL. Implementations are confined
 * to one thread and may parse lazily.
 */
public interface RequestHead {

    /** The method as sent, case kept ({@code GET}); methods are case-sensitive (RFC 9110, section 9.1). */
    String method();

    /** {@code http} or {@code https}, as the client used it. */
    String scheme();

    /** The host asked for: lower case, no port, no trailing dot, IPv6 in brackets; empty where the request named none. */
    String host();

    /** The one canonical path, used for matching and for forwarding alike. */
    Path path();

    /** The query as it came, without {@code ?}; empty where there is none. */
    String query();

    /** Whether there is a query, if only an empty one: {@code /a?} is not {@code /a} (RFC 3986, section 6.2.3). */
    default boolean hasQuery() {
        return !query().isEmpty();
    }

    /**
     * The first value of a header.
     *
     * @param name in lower case
     * @return the value, or null where the header is absent
     */
    @Nullable
    String header(String name);

    /**
     * All values of a header in the order they came, one an occurrence (lists are not taken apart).
     *
     * @param name in lower case
     */
    List<String> headers(String name);

    /** The client's address as {@code trustedProxies} lets it be seen: an IP literal without port or brackets. */
    String clientIp();

    /** The decoded value of the first query parameter of that name, or null where it is absent. */
    default @Nullable String queryParameter(String name) {
        return Query.first(query(), name);
    }

    /** The value of the first cookie of that name, or null where it is absent. */
    default @Nullable String cookie(String name) {
        return Cookies.first(headers("cookie"), name);
    }
}
