package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.origin.Origin;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.internal.http.HttpHeadersInternal;

/** The head of a request as HTTP/2 writes it (RFC 9113, section 8.3.1). */
final class RequestHead {
    private static final int USUAL_SIZE = 32;

    private RequestHead() {}

    static Http2Headers of(OutgoingRequest request, Origin origin) {
        // Not checked again: the gate let them pass, and the view below checks what is written through it.
        Http2Headers head = new DefaultHttp2Headers(false, USUAL_SIZE)
                .method(request.method())
                .scheme(origin.scheme())
                .authority(origin.hostHeader(request.publicAuthority()))
                .path(origin.basePath() + request.target());
        request.writeHeaders(HttpHeadersInternal.headers(head));
        if (request.takesTrailers()) {
            head.set(HttpHeaderNames.TE, HttpHeaderValues.TRAILERS);
        }
        long length = request.bodyLength();
        if (length > 0 || length == 0 && usuallyHasBody(request.method())) {
            head.set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
        return head;
    }

    /** These say so where they have none (RFC 9110, section 8.6). */
    private static boolean usuallyHasBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
}
