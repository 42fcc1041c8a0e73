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

    /** The same as bytes, for a client whose request never became one. */
    static Buffer bytes(FailureKind kind, String detail, String requestId) {
        Buffer problem = ProblemBody.of(kind, detail, requestId);
        return Buffer.buffer("HTTP/1.1 " + kind.status() + ' ' + kind.title() + "\r\ncontent-type: "
                        + ProblemBody.CONTENT_TYPE + "\r\ncontent-length: " + problem.length()
                        + "\r\nconnection: close\r\n\r\n")
                .appendBuffer(problem);
    }
}
