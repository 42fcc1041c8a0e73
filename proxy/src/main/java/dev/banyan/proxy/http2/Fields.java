package dev.banyan.proxy.http2;

import dev.banyan.proxy.headers.HeaderFields;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/** Header fields there and back between HTTP/2's form and the one that all else uses (RFC 9113, section 8.2). */
public final class Fields {
    private static final AsciiString COOKIE = AsciiString.cached("cookie");
    private static final AsciiString SET_COOKIE = AsciiString.cached("set-cookie");
    private static final AsciiString AUTHORIZATION = AsciiString.cached("authorization");

    private Fields() {}

    /** The fields without the pseudo-headers; the crumbs of a cookie are one again (RFC 9113, section 8.2.3). */
    public static MultiMap read(Http2Headers from) {
        MultiMap into = HttpHeaders.headers();
        boolean cookie = false;
        for (Map.Entry<CharSequence, CharSequence> field : from) {
            CharSequence name = field.getKey();
            if (isPseudo(name)) {
                continue;
            }
            if (!COOKIE.contentEquals(name)) {
                into.add(name, field.getValue());
            } else if (!cookie) {
                cookie = true;
                into.add(COOKIE, joined(from));
            }
        }
        return into;
    }

    private static CharSequence joined(Http2Headers from) {
        var crumbs = from.getAll(COOKIE);
        return crumbs.size() == 1 ? crumbs.get(0) : String.join("; ", crumbs);
    }

    /** Adds the fields behind what is there already; the names in lower case (RFC 9113, section 8.2.1). */
    public static void write(MultiMap from, Http2Headers into) {
        HeaderFields.forEach(
                from, (name, value) -> into.add(AsciiString.of(name).toLowerCase(), value));
    }

    /** True for a name that begins with a colon (RFC 9113, section 8.3). */
    public static boolean isPseudo(CharSequence name) {
        return name.length() > 0 && name.charAt(0) == ':';
    }

    /**
     * Keeps what identifies a user out of the compression's memory: users share a connection, and the size of what one
     * of them sends must not tell about another (RFC 7541, section 7.1.3).
     */
    public static SensitivityDetector secrets() {
        return (name, value) ->
                AUTHORIZATION.contentEquals(name) || COOKIE.contentEquals(name) || SET_COOKIE.contentEquals(name);
    }
}
