package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.exchange.ClientStream;

/** How the end of an answer's body is told (RFC 9112, section 6). */
enum Framing {
    LENGTH,
    CHUNKED,
    /** By the end of the connection: all that an old client understands where the length is not known. */
    UNTIL_CLOSE,
    /** There is no body, whatever is sent. */
    NONE,
    /** There is no end: a tunnel. */
    RAW;

    static Framing of(boolean oldClient, String method, int status, long length) {
        if (status == 101) {
            return RAW;
        }
        if (status == 204 || status == 205 || status == 304 || method.equals("HEAD")) {
            return NONE;
        }
        if (length != ClientStream.UNKNOWN_LENGTH) {
            return LENGTH;
        }
        return oldClient ? UNTIL_CLOSE : CHUNKED;
    }
}
