package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.http2.OutgoingFields;
import dev.banyan.proxy.origin.Origin;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** The head of a request as HTTP/2 writes it (RFC 9113, section 8.3.1). */
final class RequestHead {
    private RequestHead() {}

    static Http2Headers of(OutgoingRequest request, Origin origin) {
        MultiMap fields = HttpHeaders.headers();
        request.writeHeaders(fields);
        if (request.takesTrailers()) {
            fields.set(HttpHeaderNames.TE, HttpHeaderValues.TRAILERS);
        }
        long length = request.bodyLength();
        if (length > 0 || length == 0 && usuallyHasBody(request.method())) {
            fields.set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
        return OutgoingFields.request(
                request.method(),
                origin.scheme(),
                origin.hostHeader(request.publicAuthority()),
                origin.basePath() + request.target(),
                fields);
    }

    /** These say so where they have none (RFC 9110, section 8.6). */
    private static boolean usuallyHasBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
}
