package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.failure.FailureKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The strict look at the head of a backend's answer. */
final class AnswerCheck {
    private AnswerCheck() {}

    /** What is wrong with it, or null. */
    static @Nullable FailureKind fault(HttpClientResponse answer) {
        int status = answer.statusCode();
        // 101 answers an upgrade, and none was asked for.
        if (status < 200 || status > 999) {
            return FailureKind.BAD_BACKEND_RESPONSE;
        }
        if (isCoded(answer.headers())) {
            return FailureKind.BAD_BACKEND_RESPONSE;
        }
        List<String> lengths = answer.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        boolean ambiguous = lengths.size() > 1 || !lengths.isEmpty() && !isNumber(lengths.get(0));
        return ambiguous ? FailureKind.BAD_BACKEND_RESPONSE : null;
    }

    /** True where the body has a transfer coding that the platform did not take off (RFC 9112, section 6.1). */
    private static boolean isCoded(MultiMap headers) {
        String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        if (coding == null) {
            return false;
        }
        return headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size() > 1
                || !(coding.equalsIgnoreCase("chunked") || coding.equalsIgnoreCase("identity"));
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    /** Bytes of the body as declared, or {@link ClientStream#UNKNOWN_LENGTH}. */
    static long length(HttpClientResponse answer) {
        if (answer.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return ClientStream.UNKNOWN_LENGTH;
        }
        String length = answer.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? ClientStream.UNKNOWN_LENGTH : Long.parseLong(length);
    }

    /** Whether the connection can serve another request (RFC 9112, section 9.3). */
    static boolean isReusable(HttpClientResponse answer) {
        if (!answer.headers().contains(HttpHeaderNames.CONNECTION)) {
            return answer.version() == HttpVersion.HTTP_1_1;
        }
        String tokens = String.join(",", answer.headers().getAll(HttpHeaderNames.CONNECTION))
                .toLowerCase(Locale.ROOT);
        if (tokens.contains("close")) {
            return false;
        }
        return answer.version() == HttpVersion.HTTP_1_1 || tokens.contains("keep-alive");
    }
}
