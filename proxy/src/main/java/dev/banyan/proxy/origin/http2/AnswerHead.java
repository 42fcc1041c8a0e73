package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.exchange.ClientStream;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The strict look at the head of an answer, beyond what the codec refuses already (RFC 9113, section 8.3.2). */
final class AnswerHead {
    /** No status: there is none, or more than one, or it is not three digits from 100 to 999. */
    static final int NONE = 0;

    private static final int MAX_LENGTH_DIGITS = 18;

    private AnswerHead() {}

    static int status(Http2Headers head) {
        List<CharSequence> all = head.getAll(Http2Headers.PseudoHeaderName.STATUS.value());
        CharSequence text = all.size() == 1 ? all.get(0) : "";
        if (text.length() != 3 || text.charAt(0) == '0') {
            return NONE;
        }
        long status = number(text);
        return status < 0 ? NONE : (int) status;
    }

    static boolean isInterim(int status) {
        return status >= 100 && status < 200;
    }

    /** Bytes of the body as declared, {@link ClientStream#UNKNOWN_LENGTH}, or null: declared so that it cannot be read. */
    static @Nullable Long length(Http2Headers head) {
        List<CharSequence> all = head.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (all.isEmpty()) {
            return ClientStream.UNKNOWN_LENGTH;
        }
        CharSequence text = all.size() == 1 ? all.get(0) : "";
        boolean readable = text.length() > 0 && text.length() <= MAX_LENGTH_DIGITS && number(text) >= 0;
        return readable ? number(text) : null;
    }

    /** Digits as a number, -1 where there is anything else. */
    private static long number(CharSequence digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
