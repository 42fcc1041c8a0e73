package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes heads and trailers. Whatever stands in a name or a value, it cannot end its line: a CR, LF or NUL goes out as a
 * space (RFC 9110, section 5.5), a character beyond ISO 8859-1 as a question mark.
 */
public final class HeadWriter {
    private static final byte[][] STATUS_LINES = new byte[1000][];
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final int COLON_SPACE = ':' << 8 | ' ';
    private static final int CR_LF = '\r' << 8 | '\n';

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
        into.ensureWritable(method.length() + target.length() + VERSION.length + 1);
        writeText(method, into);
        into.writeByte(Octets.SP);
        writeText(target, into);
        into.writeBytes(VERSION);
        writeFields(headers, into);
        into.writeShort(CR_LF);
    }

    /** Writes the head of an answer of HTTP/1.1, interim ones too. @param status 100 to 999 */
    public static void writeResponse(int status, MultiMap headers, ByteBuf into) {
        into.writeBytes(STATUS_LINES[status]);
        writeFields(headers, into);
        into.writeShort(CR_LF);
    }

    /** Writes header lines without the empty line behind them. */
    static void writeFields(MultiMap headers, ByteBuf into) {
        if (headers instanceof HttpHeaders fields) {
            Iterator<Map.Entry<CharSequence, CharSequence>> entries = fields.iteratorCharSequence();
            while (entries.hasNext()) {
                Map.Entry<CharSequence, CharSequence> entry = entries.next();
                writeField(entry.getKey(), entry.getValue(), into);
            }
            return;
        }
        for (Map.Entry<String, String> entry : headers) {
            writeField(entry.getKey(), entry.getValue(), into);
        }
    }

    private static void writeField(CharSequence name, CharSequence value, ByteBuf into) {
        into.ensureWritable(name.length() + value.length() + 4);
        writeText(name, into);
        into.writeShort(COLON_SPACE);
        writeText(value, into);
        into.writeShort(CR_LF);
    }

    private static void writeText(CharSequence text, ByteBuf into) {
        int start = into.writerIndex();
        if (text instanceof AsciiString ascii) {
            byte[] bytes = ascii.array();
            int from = ascii.arrayOffset();
            int end = from + ascii.length();
            into.writeBytes(bytes, from, ascii.length());
            int odd = Octets.endOfText(bytes, from, end);
            if (odd < end) {
                defuse(into, start + odd - from);
            }
            return;
        }
        boolean odd = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            odd |= c < Octets.SP;
            into.writeByte(c > 0xff ? '?' : c);
        }
        if (odd) {
            defuse(into, start);
        }
    }

    private static void defuse(ByteBuf text, int from) {
        for (int i = from; i < text.writerIndex(); i++) {
            byte octet = text.getByte(i);
            if (octet == Octets.CR || octet == Octets.LF || octet == 0) {
                text.setByte(i, Octets.SP);
            }
        }
    }
}
