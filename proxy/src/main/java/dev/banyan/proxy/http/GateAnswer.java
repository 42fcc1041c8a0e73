package dev.banyan.proxy.http;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** The answer to a request that ended at the gate; its connection is closed after it. */
final class GateAnswer {
    private GateAnswer() {}

    static Future<Void> send(HttpServerRequest request, FailureKind kind, Buffer problem) {
        HttpServerResponse response = request.response();
        response.setStatusCode(kind.status());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
        response.headersEndHandler(v -> response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE));
        return response.end(problem);
    }
}
