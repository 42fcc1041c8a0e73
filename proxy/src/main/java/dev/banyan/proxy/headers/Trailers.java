package dev.banyan.proxy.headers;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/**
 * What comes behind a body. Trailers are never merged into headers, and what frames, routes or authorizes a message has
 * no meaning there (RFC 9110, section 6.5.1): such fields end here.
 */
public final class Trailers {
    /** No trailers; immutable. */
    public static final MultiMap NONE = HttpHeaders.headers().copy(false);

    private static final HeaderTable<Boolean> MEANINGLESS = HeaderTable.of(
            List.of(
                    "connection",
                    "proxy-connection",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "content-length",
                    "content-encoding",
                    "content-type",
                    "content-range",
                    "upgrade",
                    "host",
                    "expect",
                    "max-forwards",
                    "cache-control",
                    "range",
                    "authorization",
                    "proxy-authorization",
                    "proxy-authenticate",
                    "www-authenticate",
                    "cookie",
                    "set-cookie",
                    "forwarded",
                    "via",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-request-id",
                    "traceparent",
                    "location"),
            Boolean.TRUE);

    private Trailers() {}

    /** Those of an answer that may go on to the client; {@link #NONE} where there are none. */
    public static MultiMap forwardable(MultiMap trailers) {
        return forwardable(trailers, true);
    }

    /** @param keepUnderscores whether names with an underscore go on, as {@code strict.underscoreHeaders} says */
    static MultiMap forwardable(MultiMap trailers, boolean keepUnderscores) {
        if (trailers.isEmpty()) {
            return NONE;
        }
        MultiMap kept = HttpHeaders.headers();
        HeaderFields.forEach(trailers, (name, value) -> {
            boolean spelt = keepUnderscores || AsciiString.indexOf(name, '_', 0) < 0;
            if (spelt && !MEANINGLESS.contains(name) && !HeaderFields.isOwn(name)) {
                kept.add(name, value);
            }
        });
        return kept;
    }

    /** True where whoever sent these headers takes trailers (TE, RFC 9110, section 10.1.4). */
    public static boolean areTakenBy(MultiMap headers) {
        if (!headers.contains("te")) {
            return false;
        }
        return headers.getAll("te").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(token -> token.strip().equalsIgnoreCase("trailers"));
    }
}
