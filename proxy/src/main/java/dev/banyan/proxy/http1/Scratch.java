package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/** Where a thread puts a head together before it goes out in one piece: an array is cheaper to fill than a buffer. */
final class Scratch {
    private static final int USUAL = 4 * 1024;

    private static final FastThreadLocal<Scratch> MINE = new FastThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch();
        }
    };

    private byte[] bytes = new byte[USUAL];
    private int size;

    private Scratch() {}

    static Scratch get() {
        Scratch scratch = MINE.get();
        scratch.size = 0;
        return scratch;
    }

    void octet(byte octet) {
        ensure(1);
        bytes[size++] = octet;
    }

    void octets(byte[] octets) {
        ensure(octets.length);
        System.arraycopy(octets, 0, bytes, size, octets.length);
        size += octets.length;
    }

    void fields(MultiMap headers) {
        if (headers instanceof HttpHeaders fields) {
            Iterator<Map.Entry<CharSequence, CharSequence>> entries = fields.iteratorCharSequence();
            while (entries.hasNext()) {
                Map.Entry<CharSequence, CharSequence> entry = entries.next();
                field(entry.getKey(), entry.getValue());
            }
            return;
        }
        for (Map.Entry<String, String> entry : headers) {
            field(entry.getKey(), entry.getValue());
        }
    }

    private void field(CharSequence name, CharSequence value) {
        text(name);
        ensure(2);
        bytes[size++] = ':';
        bytes[size++] = Octets.SP;
        text(value);
        endLine();
    }

    private void endLine() {
        ensure(2);
        bytes[size++] = Octets.CR;
        bytes[size++] = Octets.LF;
    }

    /** Writes the empty line and hands everything over. */
    void endTo(ByteBuf into) {
        endLine();
        into.writeBytes(bytes, 0, size);
        if (bytes.length > USUAL) {
            bytes = new byte[USUAL];
        }
    }

    /** Whatever it says, it cannot end its line. */
    void text(CharSequence text) {
        int length = text.length();
        ensure(length);
        if (text instanceof AsciiString ascii) {
            System.arraycopy(ascii.array(), ascii.arrayOffset(), bytes, size, length);
        } else {
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                bytes[size + i] = (byte) (c > 0xff ? '?' : c);
            }
        }
        int end = size + length;
        for (int odd = Octets.endOfText(bytes, size, end); odd < end; odd = Octets.endOfText(bytes, odd + 1, end)) {
            if (bytes[odd] == Octets.CR || bytes[odd] == Octets.LF || bytes[odd] == 0) {
                bytes[odd] = Octets.SP;
            }
        }
        size = end;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
