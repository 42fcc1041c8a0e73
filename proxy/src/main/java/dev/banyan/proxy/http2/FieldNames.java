package dev.banyan.proxy.http2;

import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of header fields in lower case, as HTTP/2 wants them (RFC 9113, section 8.2.1). The usual ones are found by one
 * look into a table, whatever their case; those that speak of a connection have no place in HTTP/2 at all.
 */
final class FieldNames {
    static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");

    private static final AsciiString TE = AsciiString.cached("te");
    private static final AsciiString TRAILERS = AsciiString.cached("trailers");

    private static final List<AsciiString> OF_CONNECTIONS = List.of(
            AsciiString.cached("connection"),
            AsciiString.cached("transfer-encoding"),
            AsciiString.cached("upgrade"),
            AsciiString.cached("keep-alive"),
            AsciiString.cached("proxy-connection"));

    private static final String USUAL = """
            accept accept-encoding accept-language accept-ranges access-control-allow-origin age allow authorization
            cache-control content-disposition content-encoding content-language content-length content-location
            content-range content-security-policy content-type cookie date etag expires forwarded from grpc-encoding
            grpc-message grpc-status grpc-timeout if-match if-modified-since if-none-match if-range if-unmodified-since
            last-modified link location max-forwards origin pragma range referer retry-after server set-cookie
            strict-transport-security te traceparent tracestate user-agent vary via www-authenticate
            x-content-type-options x-forwarded-for x-forwarded-host x-forwarded-port x-forwarded-proto x-frame-options
            x-powered-by x-request-id connection transfer-encoding upgrade keep-alive proxy-connection""";

    private static final int MASK = 511;
    private static final @Nullable AsciiString[] TABLE = new AsciiString[MASK + 1];

    static {
        for (String name : USUAL.split("\\s+")) {
            AsciiString known = AsciiString.cached(name);
            int slot = AsciiString.hashCode(known) & MASK;
            while (TABLE[slot] != null) {
                slot = (slot + 1) & MASK;
            }
            TABLE[slot] = known;
        }
    }

    private FieldNames() {}

    /** The same name in lower case. */
    static CharSequence lower(CharSequence name) {
        int slot = AsciiString.hashCode(name) & MASK;
        for (AsciiString known = TABLE[slot]; known != null; known = TABLE[slot]) {
            if (known.contentEqualsIgnoreCase(name)) {
                return known;
            }
            slot = (slot + 1) & MASK;
        }
        return AsciiString.of(name).toLowerCase();
    }

    /** True for the names that only a connection of HTTP/1 has a use for (RFC 9113, section 8.2.2). */
    static boolean isOfConnections(CharSequence lower) {
        for (int i = 0; i < OF_CONNECTIONS.size(); i++) {
            if (OF_CONNECTIONS.get(i).contentEquals(lower)) {
                return true;
            }
        }
        return false;
    }

    /** What is wrong with such a field in HTTP/2 (RFC 9113, section 8.2.2); null: nothing. */
    static @Nullable String misplaced(CharSequence lower, CharSequence value) {
        if (isOfConnections(lower)) {
            return "a header that speaks of the connection";
        }
        return TE.contentEquals(lower) && !TRAILERS.contentEqualsIgnoreCase(value) ? "TE other than trailers" : null;
    }
}
