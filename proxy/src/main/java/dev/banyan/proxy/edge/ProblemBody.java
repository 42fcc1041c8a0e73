package dev.banyan.proxy.edge;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A failure as a client sees it: problem details (RFC 9457) without anything of what is behind Banyan.
 *
 * @param json what is sent, UTF-8
 */
public record ProblemBody(FailureKind kind, String detail, byte[] json) {
    public static final CharSequence CONTENT_TYPE =
            io.vertx.core.http.HttpHeaders.createOptimized("application/problem+json");

    /** @param requestId of token characters only, as the gate makes or accepts them */
    public static ProblemBody of(FailureKind kind, String detail, String requestId) {
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
        json.append(",\"requestId\":\"").append(requestId).append("\"}");
        return new ProblemBody(kind, detail, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the body. */
    public int length() {
        return json.length;
    }

    /** The body, to be sent. */
    public ByteBuf bytes() {
        return Unpooled.wrappedBuffer(json);
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
