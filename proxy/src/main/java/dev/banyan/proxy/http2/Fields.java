package dev.banyan.proxy.http2;

import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.util.AsciiString;

/** What is known of header fields by their names. */
public final class Fields {
    private static final AsciiString COOKIE = AsciiString.cached("cookie");
    private static final AsciiString SET_COOKIE = AsciiString.cached("set-cookie");
    private static final AsciiString AUTHORIZATION = AsciiString.cached("authorization");

    private Fields() {}

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
