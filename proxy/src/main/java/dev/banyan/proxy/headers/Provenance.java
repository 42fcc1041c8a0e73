package dev.banyan.proxy.headers;

import io.vertx.core.MultiMap;

/**
 * Where a request comes from, as it is told to the backend: X-Forwarded-*, Forwarded (RFC 7239), Via (RFC 9110, section
 * 7.6.3), request id and trace. What an untrusted peer claimed is replaced; a trusted peer's word is kept and added to.
 * What a trusted peer sent in one dialect only is told in both.
 *
 * @param peer address of the connection's other end
 * @param trusted whether the peer is in {@code trustedProxies}
 * @param client the client's address, as far as trusted proxies let it be seen
 * @param scheme as the client used it
 * @param authority host and port as Banyan was asked for; empty where none was named
 * @param publicAuthority the same as the client used them, as far as trusted proxies let it be seen
 * @param port the port that the client used
 * @param via what Banyan adds to Via: the version that the request came in, and its own name
 */
public record Provenance(
        String peer,
        boolean trusted,
        String client,
        String scheme,
        String authority,
        String publicAuthority,
        int port,
        String requestId,
        String traceparent,
        String via) {

    private static final CharSequence FOR = name("x-forwarded-for");
    private static final CharSequence PROTO = name("x-forwarded-proto");
    private static final CharSequence HOST = name("x-forwarded-host");
    private static final CharSequence PORT = name("x-forwarded-port");
    private static final CharSequence FORWARDED = name("forwarded");
    private static final CharSequence VIA = name("via");
    private static final CharSequence REAL_IP = name("x-real-ip");
    private static final CharSequence REQUEST_ID = name("x-request-id");
    private static final CharSequence TRACEPARENT = name("traceparent");
    private static final CharSequence TRACESTATE = name("tracestate");

    private static CharSequence name(String name) {
        return io.vertx.core.http.HttpHeaders.createOptimized(name);
    }

    /** 32 hex digits (W3C Trace Context, "trace-id"). */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    void write(MultiMap from, MultiMap into) {
        into.add(FOR, behind(trusted ? earlier(from, FOR, client) : "", peer));
        into.add(PROTO, scheme);
        if (!publicAuthority.isEmpty()) {
            into.add(HOST, kept(from, HOST, publicAuthority));
        }
        into.add(PORT, kept(from, PORT, Integer.toString(port)));
        into.add(FORWARDED, behind(trusted ? earlier(from, FORWARDED, "for=" + node(client)) : "", forwarded()));
        into.add(VIA, behind(trusted ? all(from, VIA) : "", via));
        into.add(REQUEST_ID, requestId);
        if (trusted && from.contains(REAL_IP)) {
            into.add(REAL_IP, all(from, REAL_IP));
        }
        writeTrace(from, into);
    }

    /** What vendors noted about a trace means nothing in another one (W3C Trace Context, "Mutating the traceparent"). */
    private void writeTrace(MultiMap from, MultiMap into) {
        into.add(TRACEPARENT, traceparent);
        if (from.contains(TRACESTATE) && traceparent.equals(from.get(TRACEPARENT))) {
            into.add(TRACESTATE, all(from, TRACESTATE));
        }
    }

    private String kept(MultiMap from, CharSequence name, String own) {
        String claimed = trusted ? all(from, name) : "";
        return claimed.isEmpty() ? own : claimed;
    }

    /** What came in all lines of that name; where a trusted peer spoke the other dialect only, the client it named. */
    private String earlier(MultiMap from, CharSequence name, String ofClient) {
        String told = all(from, name);
        return told.isEmpty() && !client.equals(peer) ? ofClient : told;
    }

    /** Lines of one name are one list (RFC 9110, section 5.3), and some proxies add theirs as a line of its own. */
    private static String all(MultiMap from, CharSequence name) {
        String first = from.get(name);
        return first == null ? "" : String.join(", ", from.getAll(name));
    }

    private static String behind(String earlier, String own) {
        return earlier.isEmpty() ? own : earlier + ", " + own;
    }

    private static String node(String address) {
        return address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
    }

    private String forwarded() {
        String node = node(peer);
        return authority.isEmpty()
                ? "for=" + node + ";proto=" + scheme
                : "for=" + node + ";host=\"" + authority + "\";proto=" + scheme;
    }
}
