package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.edge.IncomingHead;
import dev.banyan.proxy.edge.Peer;
import dev.banyan.proxy.edge.Version;
import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.http2.IncomingFields;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** From a decoded header block to the head of a request (RFC 9113, section 8.3.1). */
final class Heads {
    private Heads() {}

    /**
     * What makes the request malformed; null: nothing.
     *
     * @param end whether no body follows
     */
    static @Nullable String fault(IncomingFields fields, boolean end, Peer peer) {
        String fault = fields.faultOfRequest();
        if (fault != null) {
            return fault;
        }
        if (end && fields.contentLength() > 0) {
            return "Content-Length of a body that does not come";
        }
        CharSequence scheme = fields.scheme();
        return scheme == null || isSpokenHere(scheme, peer) ? null : ":scheme is not that of the connection";
    }

    /** A proxy that is trusted may have ended TLS (RFC 9110, section 7.4). */
    private static boolean isSpokenHere(CharSequence scheme, Peer peer) {
        if (AsciiString.contentEqualsIgnoreCase(peer.scheme(), scheme)) {
            return true;
        }
        return peer.trusted()
                && (AsciiString.contentEqualsIgnoreCase("https", scheme)
                        || AsciiString.contentEqualsIgnoreCase("http", scheme));
    }

    /** @param fields without a {@link #fault} */
    static IncomingHead read(IncomingFields fields, boolean end) {
        String authority = text(fields.authority());
        String path = text(fields.path());
        String method = text(fields.method());
        return new IncomingHead(
                Version.HTTP_2,
                method == null ? "" : method,
                path == null ? "" : path,
                authority,
                fields.fields(),
                bodyLength(fields, end));
    }

    private static long bodyLength(IncomingFields fields, boolean end) {
        if (end) {
            return 0;
        }
        long length = fields.contentLength();
        return length == IncomingFields.NO_LENGTH ? ClientStream.UNKNOWN_LENGTH : length;
    }

    private static @Nullable String text(@Nullable CharSequence value) {
        return value == null ? null : value.toString();
    }
}
