package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AsciiString;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import java.util.List;

/** Where a message ends, and whether another may follow it (RFC 9112, sections 6 and 9.3). One answer, or none at all. */
final class Framing {
    private static final int MAX_DIGITS = 18;

    /** Neither a length nor a coding. */
    static final long NOT_DECLARED = -2;

    private Framing() {}

    /** Bytes of a request's body, {@link BodySink#UNKNOWN_LENGTH} where it is chunked, 0 where nothing is declared. */
    static long ofRequest(Version version, Http1xHeaders headers) throws Malformed {
        long declared = declared(version, headers);
        return declared == NOT_DECLARED ? 0 : declared;
    }

    /** Bytes of the body, {@link BodySink#UNKNOWN_LENGTH} where it is chunked, {@link #NOT_DECLARED}. */
    static long declared(Version version, Http1xHeaders headers) throws Malformed {
        boolean hasLength = headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            if (hasLength) {
                throw new Malformed("both Content-Length and Transfer-Encoding");
            }
            if (version == Version.HTTP_1_0) {
                throw new Malformed("Transfer-Encoding in HTTP/1.0");
            }
            checkChunked(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING));
            return BodySink.UNKNOWN_LENGTH;
        }
        return hasLength ? length(headers.getAll(HttpHeaderNames.CONTENT_LENGTH)) : NOT_DECLARED;
    }

    private static long length(List<String> values) throws Malformed {
        if (values.size() > 1) {
            throw new Malformed("more than one Content-Length");
        }
        String digits = values.get(0);
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            throw new Malformed("Content-Length is no number of 1 to " + MAX_DIGITS + " digits");
        }
        long length = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new Malformed("Content-Length is no number of 1 to " + MAX_DIGITS + " digits");
            }
            length = 10 * length + digit;
        }
        return length;
    }

    /** Exactly one plain {@code chunked}; what merely resembles it is an attempt to be read in two ways. */
    private static void checkChunked(List<String> values) throws Malformed {
        if (values.size() > 1) {
            throw new Malformed("more than one Transfer-Encoding");
        }
        if (AsciiString.contentEqualsIgnoreCase(values.get(0), HttpHeaderValues.CHUNKED)) {
            return;
        }
        String[] codings = values.get(0).split(",", -1);
        for (int i = 0; i < codings.length; i++) {
            String coding = codings[i].strip();
            boolean last = i == codings.length - 1;
            if (!isToken(coding) || coding.equalsIgnoreCase("identity") || coding.equalsIgnoreCase("chunked") != last) {
                throw new Malformed("Transfer-Encoding is not a list of codings with chunked as the last");
            }
        }
        throw new Malformed(FailureKind.NOT_IMPLEMENTED, "Transfer-Encoding other than chunked");
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e || Octets.token((byte) c) == 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isPersistent(Version version, Http1xHeaders headers) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return version == Version.HTTP_1_1;
        }
        if (FieldList.contains(headers, HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)) {
            return false;
        }
        return version == Version.HTTP_1_1
                || FieldList.contains(headers, HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
}
