package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.ClientStream;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

/** How a request's body is delimited on its way to an origin: anew, from what was parsed (RFC 9112, section 6). */
final class RequestFraming {
    private RequestFraming() {}

    /** @param length bytes of the body, 0 where there is none, or {@link ClientStream#UNKNOWN_LENGTH} */
    static void write(HttpClientRequest request, long length) {
        if (length == ClientStream.UNKNOWN_LENGTH) {
            request.setChunked(true);
        } else if (length > 0 || usuallyHasBody(request.getMethod())) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
    }

    /** These say so where they have none (RFC 9110, section 8.6). */
    private static boolean usuallyHasBody(HttpMethod method) {
        return method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH;
    }
}
