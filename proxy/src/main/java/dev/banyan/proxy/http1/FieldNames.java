package dev.banyan.proxy.http1;

import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of headers that nearly every message has, so that they need not be made anew; in the case in which they came. */
final class FieldNames {
    private static final String[] KNOWN = """
            Accept Accept-Charset Accept-Encoding Accept-Language Accept-Ranges Access-Control-Allow-Origin
            Access-Control-Request-Headers Access-Control-Request-Method Age Allow Alt-Svc Authorization Cache-Control
            Connection Content-Disposition Content-Encoding Content-Language Content-Length Content-Location
            Content-Range Content-Security-Policy Content-Type Cookie DNT Date ETag Expect Expires Forwarded From Host
            If-Match If-Modified-Since If-None-Match If-Range If-Unmodified-Since Keep-Alive Last-Modified Link Location
            Max-Forwards Origin Permissions-Policy Pragma Priority Proxy-Authenticate Proxy-Authorization
            Proxy-Connection Range Referer Referrer-Policy Retry-After SOAPAction Sec-CH-UA Sec-CH-UA-Mobile
            Sec-CH-UA-Platform Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site Sec-Fetch-User Sec-GPC
            Sec-WebSocket-Accept Sec-WebSocket-Extensions Sec-WebSocket-Key Sec-WebSocket-Protocol
            Sec-WebSocket-Version Server Set-Cookie Strict-Transport-Security TE Trailer Transfer-Encoding
            Upgrade Upgrade-Insecure-Requests User-Agent Vary Via WWW-Authenticate X-Content-Type-Options
            X-Forwarded-For X-Forwarded-Host X-Forwarded-Port X-Forwarded-Proto X-Frame-Options X-Real-IP X-Request-ID
            X-Requested-With sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform traceparent tracestate
            """.trim().split("\\s+");

    private static final int SIZE = 512;
    private static final @Nullable AsciiString[] TABLE = new AsciiString[SIZE];

    static {
        for (String name : KNOWN) {
            put(name);
            put(name.toLowerCase(Locale.ROOT));
        }
    }

    private FieldNames() {}

    /** The hash of a name begins with 0 and goes on with each character's {@link Octets#token}. */
    static int hash(int before, byte token) {
        return 31 * before + token;
    }

    /**
     * A name that was found to be a token.
     *
     * @param bytes are not copied where the name is not a known one, so they must not change any more
     */
    static AsciiString of(byte[] bytes, int from, int length, int hash) {
        int slot = slot(hash);
        for (AsciiString known = TABLE[slot]; known != null; known = TABLE[slot]) {
            if (equals(known, bytes, from, length)) {
                return known;
            }
            slot = (slot + 1) & (SIZE - 1);
        }
        return new AsciiString(bytes, from, length, false);
    }

    private static void put(String name) {
        byte[] bytes = new AsciiString(name).array();
        int hash = 0;
        for (byte octet : bytes) {
            hash = hash(hash, Octets.token(octet));
        }
        int slot = slot(hash);
        for (AsciiString known = TABLE[slot]; known != null; known = TABLE[slot]) {
            if (equals(known, bytes, 0, bytes.length)) {
                return;
            }
            slot = (slot + 1) & (SIZE - 1);
        }
        AsciiString known = AsciiString.cached(name);
        TABLE[slot] = known;
    }

    private static boolean equals(AsciiString known, byte[] bytes, int from, int length) {
        return known.length() == length && Arrays.equals(known.array(), 0, length, bytes, from, from + length);
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 9 ^ hash >>> 18) & (SIZE - 1);
    }
}
