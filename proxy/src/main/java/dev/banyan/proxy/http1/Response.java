package dev.banyan.proxy.http1;

import io.vertx.core.http.impl.headers.Http1xHeaders;

/**
 * The head of an answer whose grammar and framing were found sound.
 *
 * @param status 100 to 999
 * @param headers in the order and the case in which they came
 * @param length bytes of the body as declared (also where none follows, as in an answer to HEAD), or {@link
 *     BodySink#UNKNOWN_LENGTH}
 * @param untilClose true where only the end of the connection tells the end of the body
 */
public record Response(Version version, int status, Http1xHeaders headers, long length, boolean untilClose) {

    /** True where the connection can serve another request once this answer is whole (RFC 9112, section 9.3). */
    public boolean isPersistent() {
        return !untilClose && status != 101 && Framing.isPersistent(version, headers);
    }
}
