package dev.banyan.proxy.http1;

import io.vertx.core.http.impl.headers.Http1xHeaders;

/**
 * The head of a request whose grammar and framing were found sound; what its fields mean is for others to judge.
 *
 * @param method a token, case kept
 * @param target visible ASCII without {@code #} and backslash, in whatever form of RFC 9112, section 3.2
 * @param headers in the order and the case in which they came
 * @param length bytes of the body, 0 where there is none, or {@link BodySink#UNKNOWN_LENGTH} where it is chunked
 */
public record Request(String method, String target, Version version, Http1xHeaders headers, long length) {

    /** True where the client lets the connection be used again (RFC 9112, section 9.3). */
    public boolean isPersistent() {
        return Framing.isPersistent(version, headers);
    }
}
