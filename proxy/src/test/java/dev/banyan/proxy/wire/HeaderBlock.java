package dev.banyan.proxy.wire;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Header fields to and from HPACK (RFC 7541). Fields are lines, {@code name: value}, pseudo-headers too
 * ({@code :method: GET}); they are written in the order given and with no check, so that a test can say what no library
 * would.
 */
public final class HeaderBlock {
    private List<String> lines = new ArrayList<>();

    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false, Integer.MAX_VALUE) {
        @Override
        protected Http2Headers newHeaders() {
            return new InOrder();
        }
    };

    /** Each field as a literal that no table keeps, without Huffman coding. */
    public static byte[] of(List<String> lines) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (String line : lines) {
            int colon = Math.max(line.indexOf(": ", 1), line.startsWith(": ") ? 0 : -1);
            if (colon < 0) {
                throw new IllegalArgumentException("header: " + line + " (expected: name, colon, space, value)");
            }
            block.write(0);
            string(line.substring(0, colon), block);
            string(line.substring(colon + 2), block);
        }
        return block.toByteArray();
    }

    private static void string(String text, ByteArrayOutputStream into) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        integer(bytes.length, 7, 0, into);
        into.writeBytes(bytes);
    }

    /** An integer with a prefix of so many bits below {@code high} (RFC 7541, section 5.1). */
    public static void integer(int value, int prefix, int high, ByteArrayOutputStream into) {
        int most = (1 << prefix) - 1;
        if (value < most) {
            into.write(high | value);
            return;
        }
        into.write(high | most);
        int rest = value - most;
        while (rest >= 0x80) {
            into.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        into.write(rest);
    }

    /** The fields of a whole block, in the order in which they came; one decoder a connection. */
    List<String> read(byte[] block) throws IOException {
        lines = new ArrayList<>();
        try {
            decoder.decodeHeaders(1, Unpooled.wrappedBuffer(block));
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
        return lines;
    }

    private final class InOrder extends DefaultHttp2Headers {
        InOrder() {
            super(false);
        }

        @Override
        public Http2Headers add(CharSequence name, CharSequence value) {
            lines.add(name + ": " + value);
            return this;
        }
    }
}
