package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;

/**
 * Writes heads and trailers. Whatever stands in a name or a value, it cannot end its line: a CR, LF or NUL goes out as a
 * space (RFC 9110, section 5.5), a character beyond ISO 8859-1 as a question mark.
 */
public final class HeadWriter {
    private static final byte[][] STATUS_LINES = new byte[1000][];
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");

    static {
        for (int status = 100; status < STATUS_LINES.length; status++) {
            HttpResponseStatus known = HttpResponseStatus.valueOf(status);
            String reason = known.reasonPhrase().contains("(") ? "" : known.reasonPhrase();
            STATUS_LINES[status] = ascii("HTTP/1.1 " + status + ' ' + reason + "\r\n");
        }
    }

    private HeadWriter() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes the head of a request of HTTP/1.1.
     *
     * @param method a token
     * @param target visible ASCII
     */
    public static void writeRequest(String method, String target, MultiMap headers, ByteBuf into) {
        Scratch head = Scratch.get();
        head.text(method);
        head.octet(Octets.SP);
        head.text(target);
        head.octets(VERSION);
        head.fields(headers);
        head.endTo(into);
    }

    /** Writes the head of an answer of HTTP/1.1, interim ones too. @param status 100 to 999 */
    public static void writeResponse(int status, MultiMap headers, ByteBuf into) {
        Scratch head = Scratch.get();
        head.octets(STATUS_LINES[status]);
        head.fields(headers);
        head.endTo(into);
    }

    /** Writes header lines and the empty line behind them. */
    static void writeFields(MultiMap headers, ByteBuf into) {
        Scratch head = Scratch.get();
        head.fields(headers);
        head.endTo(into);
    }
}
