package dev.banyan.proxy.http;

import dev.banyan.proxy.failure.FailureKind;
import io.vertx.core.buffer.Buffer;

/** A failure as a client sees it: problem details (RFC 9457) without anything of what is behind Banyan. */
final class ProblemBody {
    static final CharSequence CONTENT_TYPE = io.vertx.core.http.HttpHeaders.createOptimized("application/problem+json");

    private ProblemBody() {}

    /** @param requestId of token characters only, as the gate makes or accepts them */
    static Buffer of(FailureKind kind, String detail, String requestId) {
        StringBuilder json = new StringBuilder(192)
                .append("{\"type\":\"urn:banyan:problem:")
                .append(kind.code())
                .append("\",\"title\":\"")
                .append(kind.title())
                .append("\",\"status\":")
                .append(kind.status())
                .append(",\"code\":\"")
                .append(kind.code())
                .append('"');
        if (!detail.isEmpty()) {
            json.append(",\"detail\":\"").append(escaped(detail)).append('"');
        }
        return Buffer.buffer(
                json.append(",\"requestId\":\"").append(requestId).append("\"}").toString());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < 0x20) {
                escaped.append(' ');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
