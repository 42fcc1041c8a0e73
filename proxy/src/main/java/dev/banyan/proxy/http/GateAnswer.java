package dev.banyan.proxy.http;

import dev.banyan.proxy.edge.ProblemBody;
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

    static Future<Void> send(HttpServerRequest request, FailureKind kind, ProblemBody problem) {
        HttpServerResponse response = request.response();
        response.setStatusCode(kind.status());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
        response.headersEndHandler(v -> response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE));
        return response.end(Buffer.buffer(problem.json()));
    }

    /** The same as bytes, for a client whose request never became one. */
    static Buffer bytes(FailureKind kind, ProblemBody problem) {
        return Buffer.buffer("HTTP/1.1 " + kind.status() + ' ' + kind.title() + "\r\ncontent-type: "
                        + ProblemBody.CONTENT_TYPE + "\r\ncontent-length: " + problem.length()
                        + "\r\nconnection: close\r\n\r\n")
                .appendBytes(problem.json());
    }
}
