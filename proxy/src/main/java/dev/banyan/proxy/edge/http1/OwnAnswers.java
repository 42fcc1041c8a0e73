package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.headers.Trailers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.Http1xHeaders;

/** What a connection answers itself, without an exchange. */
final class OwnAnswers {
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS";

    private OwnAnswers() {}

    /** To a question about the proxy itself (RFC 9110, section 9.3.7). */
    static void options(AnswerWriter writer, boolean last) {
        MultiMap headers = Http1xHeaders.caseInsensitive()
                .add(HttpHeaderNames.ALLOW, METHODS)
                .add(HttpHeaderNames.CONTENT_LENGTH, "0");
        if (last) {
            headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        writer.begin(200, headers, Framing.LENGTH, 0);
        writer.end(null, Trailers.NONE);
    }

    /** To what ended at the gate; it is the connection's last. @param bodyless in answer to a HEAD */
    static void refusal(AnswerWriter writer, ProblemBody problem, boolean bodyless) {
        MultiMap headers = Http1xHeaders.caseInsensitive()
                .add(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE)
                .add(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(problem.length()))
                .add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        Framing framing = bodyless ? Framing.NONE : Framing.LENGTH;
        writer.begin(problem.kind().status(), headers, framing, problem.length());
        writer.end(problem.bytes(), Trailers.NONE);
    }
}
